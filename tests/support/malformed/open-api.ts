/** A JSON Schema as the document uses it (2020-12). */
export interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
}

/** One operation of an OpenAPI document, as far as a caller needs it. */
export interface Operation {
  name: string;
  method: string;
  /** `/api/candidates/{id}` */
  path: string;
  /** Names of the parameters of the query. */
  query: string[];
  body: JsonSchema | null;
  /** Whether it sends the browser elsewhere: then what it answers is no refusal. */
  redirects: boolean;
}

interface Described {
  operationId: string;
  parameters: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, unknown>;
}

/** Every operation of a document that a server handed out. */
export function operationsIn(document: unknown): Operation[] {
  const { paths } = document as { paths: Record<string, Record<string, Described>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      name: described.operationId,
      method: method.toUpperCase(),
      path,
      query: described.parameters.filter((one) => one.in === 'query').map(({ name }) => name),
      body: described.requestBody?.content['application/json']?.schema ?? null,
      redirects: '302' in described.responses,
    })),
  );
}
