import vm from 'node:vm';
import { expect, test } from 'vitest';
import { THEME_SCRIPT } from '@/lib/inline-scripts';
import { hydrationOf, withLoader, withoutFramework } from './without-framework';

const opener = '(self.__next_f=self.__next_f||[]).push([0])';
const data = String.raw`self.__next_f.push([1,"1:\"$Sreact.fragment\"\n2:\u003cp>\\"])`;
const start = '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["a.js"]});';
const clock = 'requestAnimationFrame(function(){$RT=performance.now()});';

/** A page as Next writes it. */
const page = (content = '', tail = '') =>
  `<html><head><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/>` +
  `<script src="/_next/static/chunks/b.js" async=""></script><script>${THEME_SCRIPT}</script>` +
  `<script src="/_next/static/chunks/old.js" noModule=""></script></head><body>${content}` +
  `<script>${clock}</script><script id="_R_">${start}</script><script src="/_next/static/chunks/a.js" async=""></script>` +
  `<script>${opener}</script><script>${data}</script>${tail}</body></html>`;

test('a page keeps its own script alone, and what makes it React’s is apart, in its order', () => {
  const { html, script } = withoutFramework(
    page('<p>Text</p><script type="application/ld+json">{}</script>'),
  );
  expect(html).toBe(
    `<html><head><script>${THEME_SCRIPT}</script></head><body><p>Text</p><script type="application/ld+json">{}</script></body></html>`,
  );
  const places = [
    clock,
    start,
    opener,
    data,
    '["/_next/static/chunks/b.js","/_next/static/chunks/a.js"]',
  ].map((text) => script.indexOf(text));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(places).not.toContain(-1);
  expect(script).not.toContain('old.js');
  expect(() => new vm.Script(script)).not.toThrow();
});

test.each([
  'alert(1)',
  'self.__next_f.push([1,"a"]);alert(1)//)',
  'self.__next_f.push(alert(1))',
  'self.__next_f.push([1,"a"],alert(1))',
  'self.__next_f.push([1,"a"+alert(1)+"b"])',
  `${clock}alert(1)`,
  '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push(alert(1));',
  `${THEME_SCRIPT};alert(1)`,
  '(self.__next_f=self.__next_f||[]).push([alert(1)])',
])('a script that got into the content never joins it: %s', (text) => {
  for (const tag of [`<script>${text}</script>`, `<script id="_R_">${text}</script>`])
    expect(withoutFramework(page('', tag)).script).not.toContain('alert');
});

test.each([
  '<a title="<script ">x</a>',
  '<img alt="The <script> element">',
  '<img alt="<script>self.__next_f.push([1,&#x22;a&#x22;])</script>">',
  '<img alt="about <script async>"><!-- <script> -->',
])('a text that talks about scripts stays as it is: %s', (content) => {
  const { html, script } = withoutFramework(page(content));
  expect(html).toContain(`<body>${content}</body>`);
  expect(script).toBe(withoutFramework(page()).script);
});

test('a page of which a part comes later cannot be finished', () => {
  expect(() => withoutFramework(page('<!--$?--><template id="B:0"></template><!--/$-->'))).toThrow('waits');
});

test('its script is named by the page, whatever the framework writes beside it', () => {
  const one = withLoader(withoutFramework(page('<p>Text</p>')), '/posts/caf%C3%A9');
  const other = withLoader(
    withoutFramework(page('<p>Text</p>', `<script>${data}</script>`)),
    '/posts/caf%C3%A9',
  );
  expect(other).toEqual(one);
  const url = /<script data-hydrate="([^"]*)">/.exec(one.html)?.[1];
  expect(hydrationOf(url!)).toEqual({ hydration: one.hydration, path: '/posts/caf%C3%A9' });
  expect(withLoader(withoutFramework(page('<p>Texts</p>')), '/').hydration).not.toBe(one.hydration);
});

test('an address cannot leave the attribute that it stands in', () => {
  const { html } = withLoader(withoutFramework(page()), '/a"><script>&amp;');
  expect(html).toMatch(/data-hydrate="\/_hydrate\/[\w-]{22}\/a%22%3E%3Cscript%3E%26amp;">/);
  for (const url of ['/_hydrate/', '/_hydrate/short/a', `/_hydrate/${'x'.repeat(22)}`])
    expect(hydrationOf(url)).toBeNull();
});
