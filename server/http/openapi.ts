import { z } from 'zod';
import { contract } from '../../common/contract.ts';
import type { Endpoint } from '../../common/endpoint.ts';
import { ERROR_CODES, ERRORS } from '../../common/errors.ts';

const problem = z.object({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  requestId: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

const json = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });

const content = (schema: z.ZodType, io: 'input' | 'output') => ({
  'application/json': { schema: json(schema, io) },
});

/** The contract as an OpenAPI 3.1 document; JSON Schema 2020-12 is its schema language. */
export function openApiDocument(publicUrl: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operationId, endpoint] of Object.entries<Endpoint>(contract)) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operation(operationId, endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Hireside', version: '1' },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'hireside' },
      },
      schemas: { Problem: json(problem, 'output') },
    },
  };
}

function operation(operationId: string, endpoint: Endpoint): Record<string, unknown> {
  const { summary, who, input, output, media, redirects, errors } = endpoint;
  const ok = media
    ? { 200: { description: summary, content: { [media]: {} } } }
    : output
      ? { 200: { description: summary, content: content(output, 'output') } }
      : { 204: { description: 'Done' } };
  return {
    operationId,
    summary,
    security: who === 'anyone' ? [] : [{ bearer: [] }, { session: [] }],
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    ...(input ? { requestBody: { required: true, content: content(input, 'input') } } : {}),
    responses: {
      ...ok,
      ...(redirects ? { 302: { description: 'Goes on elsewhere' } } : {}),
      ...failures(errors),
    },
  };
}

function parameters(schema: z.ZodType | undefined, where: 'path' | 'query') {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = json(schema, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: one,
  }));
}

function failures(codes: Endpoint['errors']) {
  const byStatus = new Map<number, string[]>();
  for (const code of codes) {
    const { status } = ERRORS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      {
        description: names.join(', '),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  );
}
