/** CPU ms per kB by kind and size: a figure that grows with the size is not linear. Then the longest standstill here. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { languageNames } from '@/lib/markdown/languages';
import { renderPost } from '@/lib/markdown/render';
import {
  renderComment as commentOffThread,
  renderPost as postOffThread,
} from '@/lib/markdown/render-off-thread';
import { printTable } from './report';

const sizes = [10_000, 40_000, 160_000];
const fill = (pattern: string, size: number) =>
  pattern.repeat(Math.ceil(size / pattern.length)).slice(0, size);

const prose = 'The quick *brown* fox [jumps](https://example.org/x) over the `lazy` dog, and rests.\n\n';
const kinds: Record<string, string> = {
  prose,
  'one line': 'The quick brown fox jumps over the lazy dog, and rests. ',
  'one word': 'x',
  CJK: '吾輩は猫である。名前はまだ無い。',
  nested: '> - a *b **c** d* ~~e~~\n',
  HTML: '<div><p>a <b>b</b> <i>c</i></p></div>\n\n',
  tables: '\n\n| a | b | c |\n| - | - | - |\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |\n',
  brackets: '[a] [b](c) ![d] [^e] ]\n\n',
  math: '$$x^2 + \\frac{a}{b}$$ and words\n\n',
};
const code = 'function f(a, b) { return "x" + a[0] * 42; } // why\n';

const hostile: Record<string, () => Promise<unknown>> = {
  'comment: shell grammar': () => commentOffThread(`~~~bash\n${fill(`${'<'.repeat(980)}\n`, 4900)}`),
  'comment: C++ grammar': () => commentOffThread(`~~~cpp\n${fill('a::', 4900)}`),
  'post: unfinished tags': () => postOffThread(`<div>${fill('<a x="', 96_000)}`),
  'post: a megabyte on one line': () => postOffThread(fill('word ', 1_000_000)),
  'post: a megabyte of CJK': () => postOffThread(fill('吾輩は猫である。', 1_000_000)),
};

export async function benchRendering(): Promise<void> {
  // Compiled code is what serves.
  for (let run = 0; run < 20; run += 1) await renderPost(fill(prose, 10_000));
  const rows: string[][] = [];
  const reference = await costOf(fill(prose, sizes[0]!));
  for (const [kind, pattern] of Object.entries(kinds))
    rows.push([kind, ...(await costs(pattern, reference))]);
  for (const language of languageNames) {
    const size = 20_000;
    const text = `\`\`\`${language}\n${fill(code, size)}\n\`\`\`\n`;
    await renderPost(text.slice(0, 500));
    rows.push([
      `code: ${language}`,
      ...ratios([await costOf(text), await costOf(text + text)], reference),
      '',
    ]);
  }
  printTable(['kind', ...sizes.map((size) => `${size / 1000} kB (code: 20, 40)`)], rows);
  console.log(`Times the cost per kB of 10 kB of prose, which is ${reference.toFixed(2)} ms of CPU.`);

  await Promise.all([commentOffThread('warm'), postOffThread('warm')]);
  const standstills: string[][] = [];
  for (const [name, render] of Object.entries(hostile)) standstills.push([name, await standstillOf(render)]);
  printTable(['hostile text', 'worst standstill, ms'], standstills);
}

const costs = async (pattern: string, reference: number): Promise<string[]> => {
  const found: number[] = [];
  for (const size of sizes) found.push(await costOf(fill(pattern, size)));
  return ratios(found, reference);
};

const ratios = (found: number[], reference: number) => found.map((cost) => (cost / reference).toFixed(1));

/** CPU milliseconds per kB. */
async function costOf(text: string): Promise<number> {
  const start = process.cpuUsage();
  await renderPost(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / text.length;
}

async function standstillOf(render: () => Promise<unknown>): Promise<string> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await Promise.all([render(), sleep(200)]);
  delay.disable();
  return (delay.max / 1e6).toFixed(0);
}
