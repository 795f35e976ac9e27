/** Every setting, read and checked once; server.ts fills in what was left out before Next loads. */
import path from 'node:path';
import { z } from 'zod';
import { toEmailAddress } from '@/lib/accounts/fields/email-address';

const integer = (name: string, min: number, max: number, example: number) =>
  z
    .string()
    .refine((text) => /^-?\d+$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: (issue) =>
        `${name} is "${String(issue.input)}", which is not a whole number from ${min} to ${max}. Example: ${name}=${example}`,
    })
    .transform(Number);

const url = (name: string, protocols: string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: () =>
      `${name} is not a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}. Example: ${name}=${example}`,
  });

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const variables = z.object({
  PORT: integer('PORT', 1, 65535, 3000).default(3000),
  /** Address to listen on; loopback unless told otherwise. */
  HOST: z
    .string()
    .regex(/^[a-zA-Z0-9.:_-]+$/, {
      error: (issue) =>
        `HOST is "${String(issue.input)}", which is not a host name or address. Example: HOST=0.0.0.0`,
    })
    .default('127.0.0.1'),
  /** The address that readers use, without a path. Default: http://localhost:PORT */
  SITE_URL: url('SITE_URL', ['http:', 'https:'], 'https://blog.example.org')
    .refine((text) => !URL.canParse(text) || new URL(text).pathname === '/', {
      error: (issue) =>
        `SITE_URL is "${String(issue.input)}", but Colophon needs a host of its own, without a path. Example: SITE_URL=https://blog.example.org`,
    })
    .optional(),
  /** A PostgreSQL server of your own; unset means the embedded one. */
  DATABASE_URL: url(
    'DATABASE_URL',
    ['postgres:', 'postgresql:'],
    'postgres://user:password@localhost:5432/colophon',
  ).optional(),
  /** Past a transaction pooler, for migrations and notices; turns prepared statements off at DATABASE_URL. */
  DATABASE_DIRECT_URL: url(
    'DATABASE_DIRECT_URL',
    ['postgres:', 'postgresql:'],
    'postgres://user:password@localhost:5432/colophon',
  ).optional(),
  /** Folder of the embedded database, uploaded images and generated secrets. */
  DATA_DIR: z.string().default('.data'),
  /** Folder that backups are written to. Default: backups in DATA_DIR. */
  BACKUP_DIR: z.string().optional(),
  /** Signs sessions; made and kept under DATA_DIR when unset. */
  AUTH_SECRET: z
    .string()
    .min(32, {
      error: () =>
        'AUTH_SECRET is shorter than 32 characters. Example: the output of "openssl rand -base64 33", or leave it unset',
    })
    .optional(),
  /** The code with which a public site is claimed; made at each start when unset. */
  SETUP_TOKEN: z
    .string()
    .min(16, {
      error: () =>
        'SETUP_TOKEN is shorter than 16 characters. Example: the output of "openssl rand -hex 16", or leave it unset',
    })
    .optional(),
  /** Mail server. Without it, links that would be mailed are shown to the owner. */
  SMTP_URL: url('SMTP_URL', ['smtp:', 'smtps:'], 'smtps://user:password@mail.example.org:465').optional(),
  /** The address that mail comes from. Default: no-reply@ and the host of SITE_URL. */
  MAIL_FROM: z
    .string()
    .refine((text) => isSender(text), {
      error: (issue) =>
        `MAIL_FROM is "${String(issue.input)}", which is not an email address. Example: MAIL_FROM=blog@example.org or MAIL_FROM="My Blog <blog@example.org>"`,
    })
    .optional(),
  /** How many reverse proxies stand in front; 0 ignores every X-Forwarded-* header. */
  TRUSTED_PROXY_HOPS: integer('TRUSTED_PROXY_HOPS', 0, 10, 1).default(0),
  /** Whether browsers use https for everything below the site's name, too, once they have been here (RFC 6797). */
  HSTS_INCLUDE_SUBDOMAINS: z
    .enum(['true', 'false'], {
      error: (issue) =>
        `HSTS_INCLUDE_SUBDOMAINS is "${String(issue.input)}", which is neither true nor false. Example: HSTS_INCLUDE_SUBDOMAINS=true`,
    })
    .default('false')
    .transform((text) => text === 'true'),
  /** Other sites whose scripts may use the API in a browser, with commas between; never with cookies. */
  API_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine((origins) => origins.every(isOrigin), {
      error: (issue) =>
        `API_ORIGINS is "${String((issue.input as string[]).join(', '))}", which is not a list of origins, without paths. Example: API_ORIGINS=https://app.example.org,https://example.net`,
    }),
  /** Whether webhooks may be sent to private networks, over http and to any port. */
  WEBHOOK_ALLOW_PRIVATE: z
    .enum(['0', '1'], {
      error: (issue) =>
        `WEBHOOK_ALLOW_PRIVATE is "${String(issue.input)}", which is neither 0 nor 1. Example: WEBHOOK_ALLOW_PRIVATE=1`,
    })
    .default('0')
    .transform((text) => text === '1'),
  /** bcrypt cost, as a power of two. */
  BCRYPT_COST: integer('BCRYPT_COST', 4, 16, 12).default(12),
  LOG_LEVEL: z
    .enum(logLevels, {
      error: (issue) =>
        `LOG_LEVEL is "${String(issue.input)}", which is none of ${logLevels.join(', ')}. Example: LOG_LEVEL=info`,
    })
    .default('info'),
  /** Memory for finished pages, in megabytes. */
  PAGE_CACHE_MB: integer('PAGE_CACHE_MB', 1, 4096, 64).default(64),
  /** Server processes; more than one shares the port. */
  WORKERS: integer('WORKERS', 1, 64, 2).default(1),
});

export type Settings = Omit<z.output<typeof variables>, 'SITE_URL' | 'DATA_DIR' | 'BACKUP_DIR'> & {
  SITE_URL: string;
  DATA_DIR: string;
  BACKUP_DIR: string;
  /** True unless Colophon can be reached from this machine only. */
  isPublic: boolean;
};

/** Every message is one sentence that names the variable, what is wrong and an example. */
export class SettingsError extends Error {
  override name = 'SettingsError';
  constructor(readonly sentences: string[]) {
    super(sentences.join('\n'));
  }
}

/** @throws {SettingsError} naming every bad value at once */
export function parseSettings(environment: Record<string, string | undefined>): Settings {
  const present = Object.fromEntries(
    Object.entries(environment)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value),
  );
  const parsed = variables.safeParse(present);
  if (!parsed.success) throw new SettingsError(parsed.error.issues.map((issue) => issue.message));
  const { SITE_URL, DATA_DIR, BACKUP_DIR, ...rest } = parsed.data;
  const site = new URL(SITE_URL ?? `http://localhost:${rest.PORT}`);
  const settings = {
    ...rest,
    SITE_URL: site.origin,
    DATA_DIR: path.resolve(DATA_DIR),
    BACKUP_DIR: path.resolve(BACKUP_DIR ?? path.join(DATA_DIR, 'backups')),
    isPublic: !isLoopback(rest.HOST) || !isLoopback(site.hostname),
  };
  if (settings.isPublic && settings.BCRYPT_COST < 10) {
    throw new SettingsError([
      `BCRYPT_COST is ${settings.BCRYPT_COST}, too cheap for a site that others can reach. Example: BCRYPT_COST=12`,
    ]);
  }
  if (settings.DATABASE_DIRECT_URL && !settings.DATABASE_URL) {
    throw new SettingsError([
      'DATABASE_DIRECT_URL is set without DATABASE_URL, to whose database it is the way past a pooler. Set both, or neither.',
    ]);
  }
  return settings;
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}

function isSender(text: string): boolean {
  const [, address] = /^[^<>\p{Cc}]*<([^<>]+)>$/u.exec(text) ?? [];
  return toEmailAddress(address ?? text) !== null;
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

export const directDatabaseUrl = ({ DATABASE_URL, DATABASE_DIRECT_URL }: Settings): string | undefined =>
  (DATABASE_URL && DATABASE_DIRECT_URL) || DATABASE_URL;

let cached: Settings | undefined;

/** @throws {SettingsError} at the first call when one is bad */
export function settings(): Settings {
  return (cached ??= parseSettings(process.env));
}
