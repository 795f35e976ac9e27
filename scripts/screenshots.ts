/** Makes the pictures of README.md on a demo blog of its own: npm run screenshots. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumPath } from './chromium';

const port = process.env.PORT ?? '3477';
const site = `http://localhost:${port}`;
const dataDir = await mkdtemp(path.join(tmpdir(), 'colophon-screenshots-'));
const environment = { ...process.env, PORT: port, DATA_DIR: dataDir };

const server = spawn(process.execPath, ['--import', './scripts/load-typescript.mjs', 'server.ts'], {
  env: environment,
  stdio: 'inherit',
});
try {
  await untilReady();
  const demo = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', './scripts/load-typescript.mjs', 'scripts/demo.ts'],
    {
      env: environment,
      stdio: 'inherit',
    },
  );
  await once(demo, 'close');
  await takePictures();
} finally {
  server.kill('SIGTERM');
  await once(server, 'close');
  await rm(dataDir, { recursive: true, force: true });
}

async function untilReady(): Promise<void> {
  while (server.exitCode === null) {
    const answer = await fetch(`${site}/api/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the site did not start');
}

async function takePictures(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 1100 } });
  await page.goto(site);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: 'docs/home.png' });
  await openEditor(page);
  await page.screenshot({ path: 'docs/editor.png' });
  await browser.close();
}

async function openEditor(page: Page): Promise<void> {
  await page.goto(`${site}/login?next=/admin/posts`);
  await page.getByLabel('Email or username').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('a demo is no secret');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL(`${site}/admin/posts`);
  await page.getByRole('link', { name: 'The page is a machine for reading' }).first().click();
  await page.getByRole('textbox', { name: 'Body, rich text' }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.getByRole('region', { name: 'Live preview' }).getByRole('paragraph').nth(1).waitFor();
}
