import { randomBytes } from 'node:crypto';
import type { Settings } from '@/lib/env';
import { loadSecrets } from '@/lib/server/process/secrets';

/** Before Next or the build loads; what is set already stays. */
export async function prepareEnvironment(settings: Settings, isDevelopment: boolean): Promise<void> {
  const { AUTH_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY } = process.env;
  const secrets =
    AUTH_SECRET && NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ? null : await loadSecrets(settings.DATA_DIR);
  Object.assign(process.env, {
    NODE_ENV: isDevelopment ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    AUTH_SECRET: AUTH_SECRET || secrets?.authSecret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || secrets?.actionsKey,
    AUTH_URL: settings.SITE_URL,
    AUTH_TRUST_HOST: 'true',
    // Nobody but who reads the log may claim a site that others can reach.
    ...(settings.isPublic && !settings.SETUP_TOKEN ? { SETUP_TOKEN: randomBytes(16).toString('hex') } : {}),
  });
}
