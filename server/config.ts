import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type DataKey, parseDataKeys } from './auth/seal.ts';
import type { BackupPlan } from './backups/daily.ts';

/** Everything the server is told from outside. Read once, here; nothing else reads the environment. */
export interface Config {
  port: number;
  host: string;
  /** Where people reach it, without a slash at the end. */
  publicUrl: string;
  databaseUrl: string;
  /** Daily backups of a SQLite database; `null` where they are off, and for PostgreSQL. */
  backups: BackupPlan | null;
  production: boolean;
  trustProxy: number;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  sessionSecrets: string[];
  /** What `/metrics` asks for; `null`: in live mode only programs of this machine may read it. */
  metricsToken: string | null;
  /** How long a server that was told to stop says so before it closes, milliseconds. */
  drainMs: number;
  /** How large an export may be that is brought in from the desk, bytes. */
  takeInBytes: number;
  /** What seals secrets at rest: the first seals, the others only open. */
  dataKeys: DataKey[];
  zoom: ZoomConfig;
  /** `null` where mail is off. Without an address to send through, the rehearsal has its own. */
  mail: { smtpUrl: string | null; from: MailAddress } | null;
}

export interface MailAddress {
  name: string;
  address: string;
}

export interface ZoomConfig {
  mode: 'rehearsal' | 'live';
  clientId: string;
  clientSecret: string;
  /** Signs webhooks: the app's Secret Token. */
  webhookSecret: string;
  /** How far a webhook's time may be from now, milliseconds. */
  webhookWindowMs: number;
  /** `https://api.zoom.us/v2`; `null` means the rehearsal's cloud, whose address start decides. */
  apiUrl: string | null;
  /** `https://zoom.us`; `null` likewise. */
  oauthUrl: string | null;
  /** Which `redirect_uri` the exchange of an in-client code carries; see decision 0012. */
  inClientRedirect: InClientRedirect;
}

/** What the client's event says, the address of the web flow, or none. */
export const IN_CLIENT_REDIRECTS = ['event', 'callback', 'none'] as const;
export type InClientRedirect = (typeof IN_CLIENT_REDIRECTS)[number];

/** The rehearsal Zoom's credentials: public on purpose, worthless outside this machine. */
const REHEARSAL = {
  clientId: 'rehearsal-client-id',
  clientSecret: 'rehearsal-client-secret',
  sessionSecret: 'rehearsal-session-secret-of-this-machine',
  webhookSecret: 'rehearsal-webhook-secret',
  dataKeys: `rehearsal:${Buffer.alloc(32, 'rehearsal').toString('base64')}`,
  mailFrom: { name: 'Hireside rehearsal', address: 'hireside@rehearsal.example' },
};

const LIVE_API = 'https://api.zoom.us/v2';
const LIVE_OAUTH = 'https://zoom.us';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'begins with sqlite: or postgres://')
    .default('sqlite:./data/hireside.db'),
  BACKUP_FOLDER: z.string().optional(),
  BACKUP_DAYS: z.coerce.number().int().min(0).max(365).default(7),
  METRICS_TOKEN: z.string().min(16, 'needs 16 characters or more').optional(),
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(600).default(0),
  TAKE_IN_MB: z.coerce.number().int().min(1).max(100_000).default(2_000),
  NODE_ENV: z.string().optional(),
  ZOOM_MODE: z.enum(['rehearsal', 'live']).optional(),
  ZOOM_CLIENT_ID: z.string().min(1).optional(),
  ZOOM_CLIENT_SECRET: z.string().min(1).optional(),
  ZOOM_WEBHOOK_SECRET_TOKEN: z.string().min(1).optional(),
  ZOOM_WEBHOOK_WINDOW_MINUTES: z.coerce.number().int().min(1).max(1_440).default(120),
  ZOOM_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  ZOOM_OAUTH_URL: z.url({ protocol: /^https?$/ }).optional(),
  ZOOM_IN_CLIENT_REDIRECT: z.enum(IN_CLIENT_REDIRECTS).default('event'),
  SESSION_SECRET: z.string().optional(),
  DATA_KEYS: z.string().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'begins with smtp:// or smtps://' }).optional(),
  MAIL_FROM: z
    .string()
    .transform(mailAddress)
    .refine((from) => from !== null, 'an address, or: Name <address>')
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
});

/** `Hireside <mail@example.com>`, or the address alone; `null` where it is neither. */
function mailAddress(text: string): MailAddress | null {
  const [, name = '', address = ''] =
    /^(?:"?([^"<>]*?)"?\s*<)?([^\s<>]+)>?$/.exec(text.trim()) ?? [];
  return z.email().safeParse(address).success ? { name, address } : null;
}

/** Every problem of the environment at once, one sentence each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: string[]) {
    super(`The environment is not complete:\n${problems.map((one) => `  ${one}`).join('\n')}`);
  }
}

/**
 * @param env the environment, `process.env` outside tests; empty values count as absent
 * @throws ConfigError naming everything that is missing or malformed
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (!parsed.success) throw new ConfigError(problems);
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  const mode = values.ZOOM_MODE ?? (production ? 'live' : 'rehearsal');
  if (mode === 'rehearsal') problems.push(...rehearsalProblems(values, production));
  else problems.push(...liveProblems(values));
  const dataKeys = parseDataKeys(values.DATA_KEYS ?? REHEARSAL.dataKeys);
  problems.push(...dataKeys.problems.map((problem) => `DATA_KEYS: ${problem}`));
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    databaseUrl: values.DATABASE_URL,
    backups: backupsOf(values),
    production,
    trustProxy: values.TRUST_PROXY,
    logLevel: values.LOG_LEVEL,
    metricsToken: values.METRICS_TOKEN ?? null,
    drainMs: values.DRAIN_SECONDS * 1_000,
    takeInBytes: values.TAKE_IN_MB * 1_000_000,
    sessionSecrets: secretsOf(values.SESSION_SECRET) ?? [REHEARSAL.sessionSecret],
    dataKeys: dataKeys.keys,
    zoom: zoomOf(values, mode),
    mail: mailOf(values, mode),
  };
}

function backupsOf({ DATABASE_URL, BACKUP_FOLDER, BACKUP_DAYS: keep }: Values): BackupPlan | null {
  if (!DATABASE_URL.startsWith('sqlite:') || keep === 0) return null;
  const database = DATABASE_URL.slice('sqlite:'.length);
  return { database, folder: BACKUP_FOLDER ?? join(dirname(database), 'backups'), keep };
}

function mailOf({ SMTP_URL, MAIL_FROM }: Values, mode: Config['zoom']['mode']): Config['mail'] {
  if (SMTP_URL !== undefined && MAIL_FROM) return { smtpUrl: SMTP_URL, from: MAIL_FROM };
  if (mode === 'live') return null;
  return { smtpUrl: SMTP_URL ?? null, from: MAIL_FROM ?? REHEARSAL.mailFrom };
}

type Values = z.infer<typeof environment>;

function zoomOf(values: Values, mode: ZoomConfig['mode']): ZoomConfig {
  const isLive = mode === 'live';
  const address = (url: string | undefined, live: string) =>
    url?.replace(/\/+$/, '') ?? (isLive ? live : null);
  return {
    mode,
    clientId: values.ZOOM_CLIENT_ID ?? REHEARSAL.clientId,
    clientSecret: values.ZOOM_CLIENT_SECRET ?? REHEARSAL.clientSecret,
    webhookSecret: values.ZOOM_WEBHOOK_SECRET_TOKEN ?? REHEARSAL.webhookSecret,
    webhookWindowMs: values.ZOOM_WEBHOOK_WINDOW_MINUTES * 60_000,
    apiUrl: address(values.ZOOM_API_URL, LIVE_API),
    oauthUrl: address(values.ZOOM_OAUTH_URL, LIVE_OAUTH),
    inClientRedirect: values.ZOOM_IN_CLIENT_REDIRECT,
  };
}

const secretsOf = (text: string | undefined) => text?.split(',').map((one) => one.trim());

function rehearsalProblems({ HOST }: Values, production: boolean): string[] {
  const problems: string[] = [];
  if (production) problems.push('ZOOM_MODE: rehearsal is refused where NODE_ENV is production');
  if (!LOOPBACK.has(HOST))
    problems.push('HOST: rehearsal listens on this machine only (127.0.0.1)');
  return problems;
}

const NEEDED_LIVE = [
  'PUBLIC_URL',
  'ZOOM_CLIENT_ID',
  'ZOOM_CLIENT_SECRET',
  'ZOOM_WEBHOOK_SECRET_TOKEN',
  'SESSION_SECRET',
  'DATA_KEYS',
] as const;

function liveProblems(values: Values): string[] {
  const problems = NEEDED_LIVE.filter((name) => values[name] === undefined).map(
    (name) => `${name}: needed where ZOOM_MODE is live`,
  );
  if (values.SMTP_URL !== undefined && !values.MAIL_FROM)
    problems.push('MAIL_FROM: needed where SMTP_URL is set');
  if (values.SMTP_URL === undefined && values.MAIL_FROM)
    problems.push('SMTP_URL: needed where MAIL_FROM is set');
  if (values.PUBLIC_URL?.startsWith('http:'))
    problems.push('PUBLIC_URL: Zoom opens https addresses only');
  for (const name of ['ZOOM_API_URL', 'ZOOM_OAUTH_URL'] as const) {
    if (values[name]?.startsWith('http:')) problems.push(`${name}: tokens travel by https only`);
  }
  if (secretsOf(values.SESSION_SECRET)?.some((secret) => secret.length < 32)) {
    problems.push('SESSION_SECRET: each secret needs 32 characters or more');
  }
  return problems;
}
