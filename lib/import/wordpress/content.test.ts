import { expect, test } from 'vitest';
import { readCommentText, readContent } from '@/lib/import/wordpress/content';

const files: Record<string, { url: string; alt: string; caption: string }> = {
  7: { url: '/u/a.jpg', alt: 'A', caption: 'First' },
  8: { url: '/u/b.jpg', alt: 'B "b"', caption: '' },
};

const read = (content: string) =>
  readContent(content, {
    findPicture: (id) => files[id],
    listPictures: () => Object.values(files),
    findShared: (id) =>
      id === '5'
        ? '<!-- wp:paragraph --><p>shared</p><!-- /wp:paragraph -->'
        : id === '6'
          ? '<!-- wp:block {"ref":6} /-->'
          : undefined,
  });

test.each([
  ['blank lines and new lines', 'a\nb\n\nc\r\n\r\n\r\nd', 'a\\\nb\n\nc\n\nd'],
  [
    'blocks among text',
    'a\n<h2>b</h2>\nc\n<ul>\n\t<li>d\ne</li>\n\t<li>f</li>\n</ul>\ng',
    'a\n\n## b\n\nc\n\n- d\\\n  e\n- f\n\ng',
  ],
  ['text in a box', '<div>a\n\nb</div>', 'a\n\nb'],
  ['marks over paragraphs', '<strong>a\n\nb</strong>', '**a**\n\n**b**'],
  ['code, which stays', '<pre>a\n\nb</pre>\n\n<pre lang="php">c</pre>', '```\na\n\nb\n```\n\n```php\nc\n```'],
  [
    'an address alone on its line',
    'See\nhttps://youtu.be/dQw4w9WgXcQ\nnow',
    'See\n\nhttps://youtu.be/dQw4w9WgXcQ\n\nnow',
  ],
  ['where the text goes on', 'a<!--more-->b\n\n<!--nextpage-->\n\nc', 'a\n\nb\n\nc'],
  ['paragraphs that are there', '<p>a</p>\n<p>b</p>', 'a\n\nb'],
  ['new lines in a tag', '<img\n src="/a.png"\n alt="x" />', '![x](/a.png)'],
])('the old editor: %s', async (_, content, markdown) => {
  expect((await read(content)).markdown).toBe(markdown);
});

test.each([
  [
    'caption',
    '[caption id="attachment_7" align="left" width="300"]<a href="/p"><img src="/u/a.jpg" alt="A" /></a> Words[/caption]',
    '[![A](/u/a.jpg "Words")](/p)',
  ],
  [
    'caption of long ago',
    '[caption width="3" caption="Old words"]<img src="/u/a.jpg">[/caption]',
    '![](/u/a.jpg "Old words")',
  ],
  ['gallery of some', '[gallery ids="8,7"]', '![B "b"](/u/b.jpg)\n\n![A](/u/a.jpg "First")'],
  ['gallery of all', '[gallery]', '![A](/u/a.jpg "First")\n\n![B "b"](/u/b.jpg)'],
  ['embed', '[embed width="1"]https://vimeo.com/1[/embed]', 'https://vimeo.com/1'],
  [
    'youtube by address',
    '[youtube=http://www.youtube.com/watch?v=dQw4w9WgXcQ&w=320]',
    'http://www.youtube.com/watch?v=dQw4w9WgXcQ&w=320',
  ],
  ['youtube by number', '[youtube id="dQw4w9WgXcQ"]', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
  ['audio', '[audio mp3="/u/a.mp3"][/audio]', '[Audio: a.mp3](/u/a.mp3)'],
  [
    'audio of long ago',
    '[audio:https://x.example/a.mp3|titles=T]',
    '[Audio: a.mp3](https://x.example/a.mp3)',
  ],
  [
    'sourcecode',
    '[sourcecode language="php"]\n<?php\n\n$a[0] = "[gallery]";\n[/sourcecode]',
    '```php\n<?php\n\n$a[0] = "[gallery]";\n```',
  ],
  ['a language', '[python]a &lt; b[/python]', '```python\na < b\n```'],
  ['CodeColorer', '[cclNe_perl]my $a;[/cclNe_perl]', '```perl\nmy $a;\n```'],
  [
    'elements in code',
    '[cc]<textarea>a</textarea><script>b</script>[/cc]',
    '```\n<textarea>a</textarea><script>b</script>\n```',
  ],
  ['latex', 'x [latex]a^2[/latex]', 'x $a^2$'],
  ['footnotes', 'a[ref]N[/ref]', 'a[^1]\n\n[^1]: N'],
  ['page builders', '[vc_row][vc_column width="1/2"]a[/vc_column][/vc_row]', 'a'],
  ['escaped', '[[gallery]]', '\\[gallery]'],
  ['words in brackets', 'a [sic] b', 'a \\[sic] b'],
  ['in code', '<code>[gallery]</code>', '`[gallery]`'],
  ['unknown, alone on its line', '[contact-form-7 id="1"]', ''],
  ['unknown in a sentence', 'Write [my-form a="1"] there', 'Write \\[my-form a="1"] there'],
  ['unknown, around words', '[my-box a="1"]in[/my-box] it', 'in it'],
  ['unknown with an address', '[my-viewer url="https://x.example/a.pdf"]', 'https://x.example/a.pdf'],
  ['words alone on their line', 'a\n\n[to-be-continued]', 'a\n\n\\[to-be-continued]'],
  [
    'notes in double brackets',
    'a.((See Smith (2009), p. 3.)) b',
    'a.[^1] b\n\n[^1]: See Smith (2009), p. 3.',
  ],
  ['code in double brackets', 'a ((lambda (x) x)) b', 'a ((lambda (x) x)) b'],
  ['slideshare', '[slideshare id=123&doc=a-b&w=4]', 'https://www.slideshare.net/slideshow/embed_code/123'],
])('shortcodes: %s', async (_, content, markdown) => {
  expect((await read(content)).markdown).toBe(markdown);
});

test.each([
  [
    'quote',
    '<!-- wp:quote --><blockquote class="wp-block-quote"><!-- wp:paragraph --><p>a</p><!-- /wp:paragraph --><cite>b</cite></blockquote><!-- /wp:quote -->',
    '> a\n>\n> <cite>b</cite>',
  ],
  [
    'columns',
    '<!-- wp:columns --><div class="wp-block-columns"><div class="wp-block-column"><p>a</p></div><div class="wp-block-column"><p>b</p></div></div><!-- /wp:columns -->',
    'a\n\nb',
  ],
  [
    'embed',
    '<!-- wp:embed {"url":"https://youtu.be/dQw4w9WgXcQ"} --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://youtu.be/dQw4w9WgXcQ\n</div><figcaption>c</figcaption></figure><!-- /wp:embed -->',
    'https://youtu.be/dQw4w9WgXcQ\n\nc',
  ],
  [
    'code with its language in the comment',
    '<!-- wp:code {"language":"rust"} --><pre class="wp-block-code"><code>fn a() {}</code></pre><!-- /wp:code -->',
    '```rust\nfn a() {}\n```',
  ],
  [
    'buttons',
    '<!-- wp:buttons --><div><div class="wp-block-button"><a class="wp-block-button__link" href="/go">Go</a></div></div><!-- /wp:buttons -->',
    '[Go](/go)',
  ],
  [
    'spacer and separator',
    '<!-- wp:spacer --><div style="height:100px" aria-hidden="true"></div><!-- /wp:spacer --><!-- wp:separator --><hr class="x"/><!-- /wp:separator -->',
    '---',
  ],
  ['shortcode', '<!-- wp:shortcode -->[gallery ids="7"]<!-- /wp:shortcode -->', '![A](/u/a.jpg "First")'],
  ['shared', '<!-- wp:block {"ref":5} /-->', 'shared'],
  ['text between blocks', 'a\nb\n\nc<!-- wp:paragraph --><p>d</p><!-- /wp:paragraph -->', 'a\\\nb\n\nc\n\nd'],
])('blocks: %s', async (_, content, markdown) => {
  expect((await read(content)).markdown).toBe(markdown);
});

test('what is left out or left as it is has a note', async () => {
  const { notes } = await read(
    '<!-- wp:latest-posts /--><!-- wp:query {"a":1} /--><!-- wp:block {"ref":9} /--><p>[my-widget a="1"]</p><p>x [my-form a="1"][gallery ids="1,7"]</p>',
  );
  expect(notes).toEqual([
    'A block that is used in several posts is missing from the export.',
    '1 pictures of a gallery are not in the export.',
    'The shortcode [my-widget a="1"] was left out.',
    'The shortcode [my-form] was left as text.',
    'Blocks that WordPress fills when they are shown were left out: latest-posts, query.',
  ]);
});

test('a shared block that shows itself ends', async () => {
  expect((await read('<!-- wp:block {"ref":6} /-->')).markdown).toBe('');
});

test('a comment keeps its lines and has no HTML', async () => {
  expect(await readCommentText('a\nb <b>c</b> <u>d</u>\n\n<script>e</script>[gallery]')).toBe(
    'a\\\nb **c** d\n\n\\[gallery]',
  );
});

test.each([
  '[row]',
  '[caption]',
  '[code]',
  '<pre>',
  '<!--',
  '<!-- wp:x {',
  '[ref]a',
  '<div>\n\n',
  ' \t',
  '\n',
  '$',
  '\\(',
  '**',
  '[',
  '<b>a</b>\n',
  '[a b=c]',
  '[et_pb_text a="',
  '\n[a_b] ',
  'a((B c d ',
])(
  'time grows with the length alone: %j',
  async (piece) => {
    const cost = async (times: number): Promise<number> => {
      const before = process.cpuUsage();
      await read(piece.repeat(times)).catch(() => {});
      return process.cpuUsage(before).user;
    };
    await cost(100);
    const few = await cost(1_000);
    // Eight times the length: a square would cost 64 times as much.
    expect(await cost(8_000)).toBeLessThan(32 * Math.max(few, 20_000));
  },
  60_000,
);
