import { monitorEventLoopDelay } from 'node:perf_hooks';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BOUNDED, MAX_COMMENT_LENGTH } from '@/lib/markdown/bounds';
import { RenderingBusyError, RenderLane, RenderThread } from '@/lib/markdown/render-lane';
import {
  renderComment,
  renderImportedComment,
  renderPost,
  TOO_COSTLY,
} from '@/lib/markdown/render-off-thread';
import { sharedState } from '@/lib/shared-state';

const thread = new RenderThread(128);
const lane = new RenderLane(thread, { deadline: 400, queueLimit: 2 });
beforeAll(() => lane.run<'warm'>({ kind: 'warm' }), 60_000);
afterAll(() => thread.close());

/** Five lines that a grammar's pattern takes seconds for. */
const bomb = `~~~bash\n${`${'<'.repeat(980)}\n`.repeat(5)}~~~`;

test('a text that takes too long is given up, and the next one finds a new thread', async () => {
  expect(await lane.run<'comment'>({ kind: 'comment', text: bomb.repeat(4) })).toBeNull();
  expect(await lane.run<'comment'>({ kind: 'comment', text: '*fine*' })).toBe('<p><em>fine</em></p>');
});

test('too many texts at once are refused, and those that wait get their turn', async () => {
  const job = { kind: 'comment', text: '*x*' } as const;
  const [first, second, third] = [lane.run(job), lane.run(job), lane.run(job)];
  await expect(third).rejects.toThrow(RenderingBusyError);
  expect(await Promise.all([first, second])).toEqual(['<p><em>x</em></p>', '<p><em>x</em></p>']);
});

test('texts that share a thread wait for each other, and none is too costly for having waited', async () => {
  const [long, short] = [60_000, 1500].map((deadline) => new RenderLane(thread, { deadline, queueLimit: 2 }));
  const slow = long!.run<'comment'>({ kind: 'comment', text: bomb });
  const [first, second] = await Promise.all([slow, short!.run<'comment'>({ kind: 'comment', text: '*x*' })]);
  expect(first).not.toBeNull();
  expect(second).toBe('<p><em>x</em></p>');
}, 90_000);

test('the thread that serves goes on while the costliest texts are rendered', async () => {
  await renderComment('warm');
  await renderPost('warm');
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const texts = await Promise.all([renderComment(bomb.slice(0, 5000)), renderPost('x '.repeat(400_000))]);
  delay.disable();
  expect(texts[0]).toContain('&lt;');
  // Half of the samples were in time: a thread that renders has none while it does.
  expect(delay.percentile(50) / 1e6).toBeLessThan(50);
}, 60_000);

test('a comment of an import is rendered as any other, wherever that is', async () => {
  const text = '*Well* said: `x < y`, https://example.org/ <script>no</script>';
  expect(await renderImportedComment(text)).toBe(await renderComment(text));
  await expect(renderImportedComment('x'.repeat(MAX_COMMENT_LENGTH + 1))).rejects.toThrow(RangeError);
});

test('a text that was too costly is kept whole, as plain paragraphs', async () => {
  const { html, notices } = await plainAnswer();
  expect(html).toBe('<p>a &lt;b&gt; &amp;<br>\nc</p>\n<p>d</p>');
  expect(notices).toEqual([TOO_COSTLY]);
});

/** Memory runs out at once in a lane this small. */
async function plainAnswer() {
  const { posts } = sharedState<{ posts: RenderLane }>('render-lanes', () => {
    throw new Error('no lanes yet');
  });
  const run = posts.run.bind(posts);
  posts.run = () => Promise.resolve(null);
  try {
    return await renderPost('a <b> &\nc\n\nd');
  } finally {
    posts.run = run;
  }
}

test('the author is told what a bound made plain', async () => {
  const deep = `${'> - '.repeat(60)}a`;
  expect((await renderPost(deep)).notices).toEqual([BOUNDED.nesting]);
  expect((await renderPost('*a '.repeat(3000))).notices).toEqual([BOUNDED.marks]);
  expect((await renderPost('<video src="/x"></video><iframe></iframe>')).notices).toEqual([
    expect.stringMatching(/^Readers will not get this markup: .*<iframe>/),
  ]);
  expect((await renderPost('Plain *text*.')).notices).toEqual([]);
});

test('correct texts mean what they mean, however many marks they have', async () => {
  const rows = Array.from({ length: 130 }, (_, row) => `| [${row}, ${row + 1}) | [page](/p${row}) |`);
  const { html, notices } = await renderPost(`| a | b |\n| - | - |\n${rows.join('\n')}`);
  expect(html.match(/<a href/g)).toHaveLength(130);
  expect(notices).toEqual([]);
  expect((await renderPost('- '.repeat(60))).html).toBe('<hr>');
  const wide = `|${' a |'.repeat(25)}\n`;
  expect((await renderPost(`${wide}|${' - |'.repeat(25)}\n${wide.repeat(1000)}`)).html).toContain('<table>');
}, 60_000);

const fragments = [
  ...[
    '[',
    '](',
    '![',
    '*a ',
    '**',
    '_a',
    '~~',
    '`',
    '``',
    '<',
    '<a x="',
    '<!--',
    '&',
    '&#',
    '|',
    '|a',
    '\n|-|-\n',
  ],
  ...[
    '> ',
    '- ',
    '1. ',
    '#',
    '\n',
    '\n\n',
    '    ',
    '\t',
    '\\',
    '$',
    '$$',
    '[^1]',
    '[^1]: ',
    '~~~bash\n',
    '```cpp\n',
  ],
  ...[
    'a::',
    '((',
    '{{',
    '"',
    "'",
    'http://a.',
    'a@b.',
    'www.',
    '漢字',
    '：',
    '\u0301',
    '🚂',
    '|a\n',
    '- [ ] ',
    '=\n',
  ],
];

test('no comment of 5,000 characters needs the deadline, whatever is repeated in it', async () => {
  const own = new RenderThread(256);
  const patient = new RenderLane(own, { deadline: 5000, queueLimit: 2 });
  const texts = fc
    .array(fc.tuple(fc.array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 5 }), fc.nat(1500)), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) =>
      parts
        .map(([pattern, times]) => pattern.join('').repeat(times + 1))
        .join('')
        .slice(0, 5000),
    );
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      expect(await patient.run<'comment'>({ kind: 'comment', text })).not.toBeNull();
    }),
    { numRuns: 60 },
  );
  await own.close();
}, 120_000);
