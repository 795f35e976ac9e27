import { expect, test } from 'vitest';
import { Library } from '@/lib/import/files/library';
import type { Generator } from '@/lib/import/files/site-settings';
import { Notes } from '@/lib/import/files/text/notes';
import { translateText } from '@/lib/import/files/text/translate';
import { renderPost } from '@/lib/markdown/render';

const library = new Library([
  'img/a b.png',
  'notes/Other Note.md',
  '_posts/2020-01-02-old.md',
  'content/posts/x.md',
  'deep/pic.png',
  'doc.pdf',
]);
for (const [file, title] of [
  ['notes/Other Note.md', 'Other Note'],
  ['_posts/2020-01-02-old.md', 'Old'],
  ['content/posts/x.md', 'X'],
] as const)
  library.addDocument({ file, title, names: [] });

function translated(text: string, { generator = null as Generator | null, isMdx = false } = {}) {
  const notes = new Notes();
  const file = 'posts/a.md';
  const context = { file, title: 'My title', generator, isMdx, notes };
  const body = translateText(text, {
    ...context,
    findDocument: (name) => library.findDocument(name, file),
    findFile: (name) => library.findFile(name, file),
  });
  return { body, notes: notes.list() };
}

test.each<[string, string]>([
  ['{% highlight ruby %}\n> a <b>&amp;</b>\n{% endhighlight %}\n', '```ruby\n> a <b>&amp;</b>\n```\n'],
  ['- x\n\n  {% highlight ruby linenos %}\n  a\n  {% endhighlight %}\n', '- x\n\n  ```ruby\n  a\n  ```\n'],
  ['{% highlight text %}a ``` b{% endhighlight %}', '````text\na ``` b\n````'],
  ['{% codeblock Title lang:js %}\nx\n{% endcodeblock %}', '```js\nx\n```'],
  ['{% raw %}{{ x }}{% endraw %}', '{{ x }}'],
  ['```\n{% raw %}{{ x }}{% endraw %}\n```', '```\n{{ x }}\n```'],
  ['[a]({% post_url 2020-01-02-old %})', '[a](/_posts/2020-01-02-old.md)'],
  ['[a]({{ site.baseurl }}{% link _posts/2020-01-02-old.md %}#x)', '[a](/_posts/2020-01-02-old.md#x)'],
  ['![x]({{site.baseurl}}/img/x.png)', '![x](/img/x.png)'],
  ['![x]({{ "/img/x.png" | relative_url }})', '![x](/img/x.png)'],
  ['{% include youtube.html id="dQw4w9WgXcQ" %}', '<https://www.youtube.com/watch?v=dQw4w9WgXcQ>'],
  ['{% include figure.html src="/a.png" alt="A" caption="C" %}', '![A](/a.png "C")'],
  ['{% include video id="123" provider="vimeo" %}', '<https://vimeo.com/123>'],
  ['{% asset_img pic.png A title %}', '![A title](/deep/pic.png)'],
  ['{% post_link 2020-01-02-old words here %}', '[words here](/_posts/2020-01-02-old.md)'],
  ['{% blockquote Ana %}\nTo be\n{% endblockquote %}', '> To be\n>\n> — Ana'],
  ['a {% comment %}secret{% endcomment %} b', 'a  b'],
  ['# {{ page.title }}', '# My title'],
])('Liquid: %j becomes %j', (text, body) => {
  expect(translated(text).body).toBe(body);
});

test.each<[string, string]>([
  ['{{< figure src="a.png" alt="A" caption="C" >}}', '![A](a.png "C")'],
  ['{{< figure src="/a.png" link="https://e.org" >}}', '[![](/a.png)](https://e.org)'],
  [
    '{{% img src="a (1).png" alt="[A]" caption="say \\"C\\"" %}}',
    '![\\[A\\]](a%20%281%29.png "say \\"C\\"")',
  ],
  ['{{< youtube dQw4w9WgXcQ >}}', '<https://www.youtube.com/watch?v=dQw4w9WgXcQ>'],
  ['{{< youtube id="dQw4w9WgXcQ" start="30" >}}', '<https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=30>'],
  ['{{< vimeo 146022717 >}}', '<https://vimeo.com/146022717>'],
  ['{{ youtube(id="dQw4w9WgXcQ") }}', '<https://www.youtube.com/watch?v=dQw4w9WgXcQ>'],
  ['{{image "x.png" 600}}', '![](x.png)'],
  ['[a]({{< ref "x.md#part" >}})', '[a](/content/posts/x.md#part)'],
  ['[a]({{< relref "/posts/x" >}})', '[a](/content/posts/x.md)'],
  ['[a]({{< ref "gone.md" >}})', '[a](gone.md)'],
  ['{{< highlight go "linenos=table" >}}\na *b*\n{{< /highlight >}}', '```go\na *b*\n```'],
  ['{{% notice tip %}}\nMind **this**\n{{% /notice %}}', '> [!TIP]\n> Mind **this**'],
  [
    '{{< details "More" >}}\nx {{< youtube dQw4w9WgXcQ >}}\n{{< /details >}}',
    '<details>\n<summary>More</summary>\n\nx <https://www.youtube.com/watch?v=dQw4w9WgXcQ>\n\n</details>',
  ],
  ['`{{</* youtube x */>}}`', '`{{< youtube x >}}`'],
  ['{{< unknown a >}}', '{{< unknown a >}}'],
  ['`{{< youtube dQw4w9WgXcQ >}}`', '`{{< youtube dQw4w9WgXcQ >}}`'],
  ['    {{< youtube dQw4w9WgXcQ >}}', '    {{< youtube dQw4w9WgXcQ >}}'],
  ['{{< gist ana 123 >}}', '<https://gist.github.com/ana/123>'],
  ['{% quote(author="Ana") %}\nTo be\n{% end %}', '> To be\n>\n> — Ana'],
])('shortcodes: %j becomes %j', (text, body) => {
  expect(translated(text).body).toBe(body);
});

test.each<[string, string]>([
  ['[[Other Note|words]]', '[words](/notes/Other%20Note.md)'],
  ['[[Other Note#A part]]', '[Other Note › A part](/notes/Other%20Note.md#a-part)'],
  ['[[#A part|there]]', '[there](#a-part)'],
  ['![[a b.png]]', '![](/img/a%20b.png)'],
  ['![[a b.png|300]]', '<img src="/img/a%20b.png" alt="" width="300">'],
  ['![[doc.pdf]]', '[doc.pdf](/doc.pdf)'],
  ['| [[Other Note\\|w]] |', '| [w](/notes/Other%20Note.md) |'],
  ['[[Gone|words]]', 'words'],
  ['a %%private\n\nmore%% b', 'a  b'],
  ['open %%to the end', 'open '],
  ['==marked==, a == b, and ===', '<mark>marked</mark>, a == b, and ==='],
  ['Text ^block-1', 'Text'],
  ['`[[Other Note]] %%x%% ==y==`', '`[[Other Note]] %%x%% ==y==`'],
  ['> [!info]- A title\n> text', '> [!NOTE]\n> **A title**\n>\n> text'],
  ['> [!WARNING]\n> text', '> [!WARNING]\n> text'],
])('Obsidian: %j becomes %j', (text, body) => {
  expect(translated(text, { generator: 'obsidian' }).body).toBe(body);
});

test.each<[string, string]>([
  ['use %%d and %%s', 'use %%d and %%s'],
  ['for %%i in (x) do %%i', 'for %%i in (x) do %%i'],
  ['%%a note to myself%%', ''],
  ['[[ -f x ]] && [[TOC]]', '[[ -f x ]] && [[TOC]]'],
  ['[[Other Note]]', '[Other Note](/notes/Other%20Note.md)'],
  ['if (a==b || c==d)', 'if (a==b || c==d)'],
])('outside of a vault: %j is %j', (text, body) => {
  expect(translated(text).body).toBe(body);
});

test.each<[string, string]>([
  [':::note\nText\n:::', '> [!NOTE]\n> Text'],
  [':::tip[A title]\n\n```js\n:::\n```\n\n:::', '> [!TIP]\n> **A title**\n>\n> ```js\n> :::\n> ```'],
  ['::: details Click\nx\n:::', '<details>\n<summary>Click</summary>\n\nx\n\n</details>'],
  ['::::warning\n:::danger\nx\n:::\n::::', '> [!WARNING]\n> > [!CAUTION]\n> > x'],
  [':::unclosed\n\n:::note\nx\n:::', ':::unclosed\n\n> [!NOTE]\n> x'],
  [':::unknown\nx\n:::', ':::unknown\nx\n:::'],
  ['```\n:::note\nx\n:::\n```', '```\n:::note\nx\n:::\n```'],
  ['Text\n{: .lead}', 'Text\n'],
  ['[a](b){:target="_blank"} c', '[a](b) c'],
  ['## H\n{: #my-id .x}', '## H {#my-id}'],
  ['## H {#my-id}', '## H {#my-id}'],
  ['![a](b.png){: .wide}', '![a](b.png){: .wide}'],
  ['* TOC\n{:toc}\n\nText', '\n\nText'],
  ['[[TOC]]\n\nText', '\n\nText'],
  ['a {::comment}secret{:/comment} b', 'a  b'],
  ['{: this is} no attribute?', '{: this is} no attribute?'],
])('attributes and containers: %j becomes %j', (text, body) => {
  expect(translated(text).body).toBe(body);
});

test.each<[string, string]>([
  [
    '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0" width="5"></iframe>',
    '<https://www.youtube.com/watch?v=dQw4w9WgXcQ>',
  ],
  [
    '<div class="v"><iframe src="//player.vimeo.com/video/123"></iframe></div>',
    '<div class="v">\n\n<https://vimeo.com/123>\n\n</div>',
  ],
  [
    'See <iframe src="https://e.org/x" title="A map"></iframe> here',
    'See <a href="https://e.org/x">A map</a> here',
  ],
  ['<video controls>\n<source src="/a.mp4" type="video/mp4">\n</video>', '[a.mp4](/a.mp4)'],
  ['<audio src="https://e.org/a.mp3"></audio>', '<https://e.org/a.mp3>'],
  ['<script src="https://gist.github.com/ana/1.js"></script>', '<https://gist.github.com/ana/1>'],
  ['`<iframe src="https://e.org"></iframe>`', '`<iframe src="https://e.org"></iframe>`'],
  ['<iframe src="javascript:alert(1)"></iframe>', '<iframe src="javascript:alert(1)"></iframe>'],
])('embedded: %j becomes %j', (text, body) => {
  expect(translated(text).body.trim()).toBe(body);
});

test('a film in a frame is one that readers can play', async () => {
  const { body, notes } = translated(
    'Text\n\n<div><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe></div>\n\nMore',
  );
  expect((await renderPost(body)).html).toContain(
    'data-player="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"',
  );
  expect(notes).toEqual(['<iframe> became a link']);
});

test('MDX loses its programs and keeps its words, pictures and films', () => {
  const text = [
    "import Chart from './chart'",
    'import {\n  a,\n  b,\n} from "x"',
    "import photo from './photo.png'",
    'export const metadata = {\n  title: "x",\n\n  y: [1],\n}',
    '',
    '# Words {/* said aside */}',
    '<Chart data={[1, 2]} />',
    '<Callout type="x">**stays**</Callout>',
    '<Image src={photo} alt="A view" />',
    '<YouTube id="dQw4w9WgXcQ" />',
    '',
    '```js',
    "import kept from 'x'",
    '<Kept />',
    '```',
    'import is a word, and export too.',
  ].join('\n');
  const { body, notes } = translated(text, { isMdx: true });
  expect(body.replace(/\n+/g, '\n').trim()).toBe(
    [
      '# Words ',
      '**stays**',
      '![A view](./photo.png)',
      '<https://www.youtube.com/watch?v=dQw4w9WgXcQ>',
      '```js',
      "import kept from 'x'",
      '<Kept />',
      '```',
      'import is a word, and export too.',
    ].join('\n'),
  );
  expect(notes).toEqual([
    'an import or export was left out (4 times)',
    'a comment was left out',
    'components were left out, what stands in them stays: <Chart>, <Callout>',
  ]);
});

test('a reference link around an address is one link', async () => {
  const { body } = translated(
    '[&lt;URL:https://x.example/&gt;][1] and [https://y.example/](https://z.example/)\n\n[1]: https://x.example/',
  );
  const { html } = await renderPost(body);
  expect(html).toContain('<a href="https://x.example/">&#x3C;URL:https://x.example/></a>');
  expect(html).toContain('<a href="https://z.example/">https://y.example/</a>');
});

test('what has nothing to translate stays the same to the letter', () => {
  const text =
    '# A\n\n- b\n\n      code {{ x }}\n\n1. c `%%`\n\n> d\n\n| e |\n| - |\n| f |\n\n$$x^2$$ 5 = 6 ^ 7 [a]: b\n';
  expect(translated(text)).toEqual({ body: text, notes: [] });
});
