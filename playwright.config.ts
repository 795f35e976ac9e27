import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { AUTH_SECRET } from './e2e/auth-secret';
import { chromiumPath } from './scripts/chromium';

// Two sites of one build, because claiming happens once per site: told with scripts and without.
const folder = (process.env.E2E_FOLDER ??= mkdtempSync(path.join(tmpdir(), 'colophon-e2e-')));
const executablePath = (process.env.CHROMIUM_PATH ??= chromiumPath());

const port = (offset: number) => Number(process.env.E2E_PORT ?? 3411) + offset;

const site = (name: string, offset: number) => ({
  baseURL: `http://localhost:${port(offset)}`,
  server: {
    command: 'npm start',
    url: `http://localhost:${port(offset)}/api/health/ready`,
    timeout: 240_000,
    stdout: 'ignore' as const,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
    env: {
      NODE_OPTIONS: '',
      PORT: String(port(offset)),
      DATA_DIR: path.join(folder, name),
      BCRYPT_COST: '4',
      LOG_LEVEL: 'warn',
      AUTH_SECRET,
    },
  },
});

const main = site('main', 0);
const plain = site('plain', 1);
const chrome = devices['Desktop Chrome'];

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // Nothing takes this long. A shared machine may stand still for some seconds, and that is no failure of the site.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // Where nobody can look, a failure is tried once more with a trace, and told as flaky: the summary has its words.
  retries: process.env.CI ? 1 : 0,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['line'], ['json']] : [['list']],
  use: {
    ...chrome,
    // A page that fades in takes no press: stories press as soon as there is something.
    contextOptions: { reducedMotion: 'reduce' },
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
      ],
    },
  },
  webServer: [main.server, plain.server],
  projects: [
    { name: 'claim', testMatch: 'claim.spec.ts', use: { baseURL: main.baseURL } },
    {
      name: 'scripts on',
      testIgnore: ['claim.spec.ts', 'site-settings.spec.ts'],
      dependencies: ['claim'],
      use: { baseURL: main.baseURL },
    },
    {
      // It changes what everybody else relies on.
      name: 'after the others',
      testMatch: 'site-settings.spec.ts',
      dependencies: ['scripts on'],
      use: { baseURL: main.baseURL },
    },
    {
      name: 'claim, scripts off',
      testMatch: 'claim.spec.ts',
      use: { baseURL: plain.baseURL, javaScriptEnabled: false },
    },
    {
      name: 'scripts off',
      grepInvert: /@scripts/,
      testMatch: [
        'register',
        'log-in',
        'publish-post',
        'edit-post',
        'revisions',
        'bin',
        'draft-link',
        'recover',
        'comment',
        'read',
        'reading-text',
        'reading-embeds',
        'search',
        'admin-users',
        'guests',
        'reset-password',
        'account',
        'two-factor',
        'tokens',
        'webhooks',
        'desk',
        'palette',
        'pictures',
        'cover',
        'tags',
        'series',
        'pin-post',
        'redirects',
        'post-table',
      ].map((story) => `${story}.spec.ts`),
      dependencies: ['claim, scripts off'],
      use: { baseURL: plain.baseURL, javaScriptEnabled: false },
    },
  ],
});
