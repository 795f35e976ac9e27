/** What a key costs the browser in a long post: in rich text, and in the textarea of the same page, by turns. */
import { randomBytes } from 'node:crypto';
import bcrypt from 'bcryptjs';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import postgres from 'postgres';
import type { Shutdown } from '@/lib/server/process/shutdown';
import { chromiumPath } from '@/scripts/chromium';
import { startDatabases, temporaryFolder } from './database';
import { median } from './quantile';
import { makeText, seededRandom } from './random';
import { printTable, ratio } from './report';
import { startColophon } from './servers';

const WORDS = 11_500;
const ROUNDS = 6;
const KEYS = 40;
/** Milliseconds from one key to the next, of a fast writer. */
const PACE = 100;
const PASSWORD = 'a password of the benchmark';
const modes = ['Markdown', 'Rich text'] as const;
type Mode = (typeof modes)[number];

export async function benchWriting(shutdown: Shutdown, words = WORDS): Promise<void> {
  const databases = await startDatabases(shutdown);
  const url = await databases.make(10);
  const id = await preparePost(url, words);
  const variables = { DATABASE_URL: url, DATA_DIR: await temporaryFolder(shutdown), BCRYPT_COST: '4' };
  const site = await startColophon(
    { ...variables, AUTH_SECRET: randomBytes(33).toString('base64') },
    shutdown,
  );
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  shutdown.add(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
  await logIn(page, site.url);
  await page.goto(`${site.url}/admin/posts/${id}/edit`);
  printRows(await measure(page), words);
}

async function preparePost(url: string, words: number): Promise<number> {
  const sql = postgres(url, { max: 1 });
  await sql`update users set password_hash = ${bcrypt.hashSync(PASSWORD, 4)} where id = 1`;
  const [post] = await sql<{ id: number }[]>`
    update posts set body = ${longText(words)} where id = (select min(id) from posts) returning id`;
  await sql.end();
  return post!.id;
}

/** As long posts are: paragraphs with links and emphasis, and now and then a heading, a list, a table or code. */
function longText(words: number): string {
  const random = seededRandom(2);
  const blocks: string[] = [];
  for (let left = words; left > 0; left -= 32) {
    const text = makeText(random, 28);
    const kind = blocks.length % 12;
    if (kind === 0) blocks.push(`## ${makeText(random, 4)}`);
    if (kind === 4)
      blocks.push(`- ${makeText(random, 9)}\n- ${makeText(random, 9)}\n- ${makeText(random, 9)}`);
    if (kind === 8) blocks.push('| one | two |\n| --- | --- |\n| a   | b   |');
    if (kind === 10) blocks.push('```js\nconst answer = 42;\n```');
    blocks.push(`${text} Some *emphasis* and [a link](https://example.org/).`);
  }
  return blocks.join('\n\n');
}

async function logIn(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/login`);
  await page.getByLabel('Email or username').fill('owner');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
}

async function measure(page: Page): Promise<Map<Mode, number[]>> {
  const costs = new Map<Mode, number[]>(modes.map((mode) => [mode, []]));
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const body = page.getByLabel('Body', { exact: true });
  // Where it is shown it has a caret.
  await page.getByRole('button', { name: 'Markdown', exact: true }).click();
  await body.waitFor();
  await body.evaluate((area: HTMLTextAreaElement) => {
    const middle = area.value.indexOf(' ', area.value.length / 2);
    area.focus();
    area.setSelectionRange(middle, middle);
  });
  // The first round is not counted: code is loaded and compiled.
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const mode of modes) {
      await page.getByRole('button', { name: mode, exact: true }).click();
      await page
        .getByRole('textbox', { name: mode === 'Markdown' ? 'Body' : 'Body, rich text', exact: true })
        .focus();
      await page.waitForTimeout(3000);
      const cost = await costOfTyping(page, session);
      if (round >= 0) costs.get(mode)!.push(cost);
    }
  }
  return costs;
}

/** Milliseconds of the page's main thread a key, with what is written back meanwhile. */
async function costOfTyping(page: Page, session: CDPSession): Promise<number> {
  const before = await taskSeconds(session);
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press(key % 6 === 5 ? 'Space' : 'e');
    await page.waitForTimeout(PACE);
  }
  return ((await taskSeconds(session)) - before) * (1000 / KEYS);
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value;
}

function printRows(costs: Map<Mode, number[]>, words: number): void {
  const reference = median(costs.get('Markdown')!);
  const rows = [...costs].map(([mode, values]) => {
    const cost = median(values);
    return [mode, cost.toFixed(1), ratio(cost, reference)];
  });
  printTable([`${words.toLocaleString('en')} words`, 'ms CPU a key', '× the textarea'], rows);
}
