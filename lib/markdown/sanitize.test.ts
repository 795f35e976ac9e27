import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { renderComment, renderPost } from '@/lib/markdown/render';

const attacks = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//evil.example></sCrIpT>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror = "alert(1)" style="background:url(javascript:alert(1))">',
  '<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x></svg>',
  '<svg><script>alert(1)</script></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>',
  '<math href="javascript:alert(1)"><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<title><img src=x onerror=alert(1)></title>',
  '<template><script>alert(1)</script></template>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
  '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>x</details>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="jAvAsCrIpT:alert(1)">x</a>',
  '<a href=" &#1; javascript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="java&#x09;script&colon;alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<base href="javascript:/a/+alert(1)//">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<link rel="stylesheet" href="data:text/css,*{color:red}">',
  '<style>@import "javascript:alert(1)";</style>',
  '<div style="position:fixed;inset:0">x</div>',
  '<p id="document">x</p><a name="cookie">y</a>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<x-evil onclick=alert(1)>x</x-evil>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](<java\tscript:alert(1)>)',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
  '[x]: javascript:alert(1)\n\n[x]',
  '<javascript:alert(1)>',
  '[x](https://example.org "\\" onmouseover=alert(1) x=\\"")',
  '[^"><img src=x onerror=alert(1)>]: x\n\n[^"><img src=x onerror=alert(1)>]',
  '# "><img src=x onerror=alert(1)>',
  '```"><img src=x onerror=alert(1)>\nx\n```',
  '```html\n<script>alert(1)</script>\n```',
  '$$\\href{javascript:alert(1)}{x}$$',
  '$$\\htmlStyle{position:fixed}{x} \\htmlData{x=1}{y} \\includegraphics{x.png}$$',
  '$$\n\\text{<img src=x onerror=alert(1)>}\n$$',
  '| <img src=x onerror=alert(1)> |\n|--|\n| <script>alert(1)</script> |',
  '> [!NOTE]\n> <img src=x onerror=alert(1)>',
];

test.each(attacks)('nothing of %j can run in a post', async (attack) => {
  expect(dangers((await renderPost(attack)).html)).toEqual([]);
});

test.each(attacks)('nothing of %j can run in a comment', async (attack) => {
  expect(dangers(await renderComment(attack))).toEqual([]);
});

test('the check of this file sees danger', () => {
  expect(
    dangers('<p style="x" onclick="y" id="z"><a href=" Java\tscript:1">x</a><script></script>'),
  ).toHaveLength(5);
});

const pieces = [
  ...[
    '<',
    '>',
    '"',
    "'",
    '=',
    '/',
    '&',
    '`',
    '\n',
    '\n\n',
    ' ',
    '[',
    ']',
    '(',
    ')',
    '!',
    '*',
    '_',
    '#',
    '|',
    '$$',
    '\\',
  ],
  ...[
    'a',
    'x',
    'javascript:',
    '&#106;avascript:',
    'data:text/html,',
    'onerror=',
    'style=',
    'id=',
    'href=',
    'src=',
  ],
  ...[
    '<img ',
    '<a ',
    '<svg>',
    '<math>',
    '<mtext>',
    '<style>',
    '</style>',
    '<script>',
    '</script>',
    '<!--',
    '-->',
    '</p>',
  ],
  ...[
    '<table>',
    '<td>',
    '<title>',
    '<textarea>',
    '<noscript>',
    '<form>',
    '<select>',
    '[^1]',
    '[^1]: ',
    '\n> ',
    '\n- ',
    '\n```',
  ],
];
const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));

test('whatever the text, nothing in a rendered post or comment can run', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 200 })), async (markdown) => {
      expect(dangers((await renderPost(markdown)).html)).toEqual([]);
      expect(dangers(await renderComment(markdown))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

const forbidden = new Set([
  ...[
    'script',
    'style',
    'iframe',
    'object',
    'embed',
    'form',
    'button',
    'textarea',
    'select',
    'template',
    'base',
    'meta',
  ],
  ...[
    'link',
    'svg',
    'noscript',
    'title',
    'frame',
    'video',
    'audio',
    'mglyph',
    'malignmark',
    'annotation-xml',
  ],
]);

/** What a browser that parses this HTML could be made to do. */
function dangers(html: string): string[] {
  const found: string[] = [];
  visit(fromHtml(html, { fragment: true }), 'element', ({ tagName, properties }) => {
    if (forbidden.has(tagName)) found.push(`<${tagName}>`);
    for (const [name, value] of Object.entries(properties)) {
      if (/^on/i.test(name) || /^(style|srcDoc|formAction|xLinkHref)$/i.test(name)) found.push(name);
      // What browsers ignore inside a scheme: control characters and white space.
      const address = String(value)
        .replace(/[\u0000-\u0020]/g, '')
        .toLowerCase();
      if (/^(href|src|action)/i.test(name) && /^(javascript|data|vbscript):/.test(address))
        found.push(`${name}=${address}`);
      if (name === 'id' && !String(value).startsWith('user-content-')) found.push(`${name}=${address}`);
      // The name of a link is no property of the document or the window (HTML, "named elements").
      if (name === 'name' && tagName !== 'a') found.push(`${name}=${address}`);
      if (name === 'srcSet' && /javascript:|data:/i.test(address)) found.push(`${name}=${address}`);
    }
  });
  return found;
}
