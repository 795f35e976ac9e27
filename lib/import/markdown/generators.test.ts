import { expect, test } from 'vitest';
import { postsAmong, readFiles, readPosts } from '@/lib/testing/read-source';

const day = 'date: 2020-01-02';
const yaml = (fields: string, body = 'Text') => `---\n${fields}\n---\n\n${body}\n`;
const problemsIn = (items: Awaited<ReturnType<typeof readFiles>>) =>
  Object.fromEntries(items.flatMap((item) => (item.kind === 'problem' ? [[item.key, item.why]] : [])));

test('Jekyll: settings, permalinks, pages, drafts, collections and defaults', async () => {
  const items = await readFiles({
    '_config.yml':
      'title: Trains\ndescription: On time\nurl: https://old.example\nbaseurl: /blog\npermalink: /:year/:title/\nexclude: [vendored.md]\ncollections:\n  notes:\n    output: true\n  inner: {}\ndefaults:\n  - scope: { path: hush }\n    values: { published: false }\n',
    '_posts/2020-01-02-first.md': yaml(
      'title: First\ntags: a b\ncategories: rail',
      '[b]({% post_url 2020-02-03-second %}) ![x]({{ site.baseurl }}/img/x.png)',
    ),
    '_posts/2020-02-03-second.markdown': yaml('title: Second\npermalink: /odd/second.html'),
    '_drafts/later.md': yaml('title: Later'),
    '_notes/n.md': yaml('title: Note'),
    '_inner/i.md': yaml('title: Inner'),
    'hush/2020-01-02-h.md': yaml('title: Hush'),
    'vendored.md': yaml('title: V'),
    'about.md': yaml('layout: page\ntitle: About'),
    'contact.html': yaml('title: Contact', '<p>Write <b>me</b></p>'),
    'index.html': yaml('layout: home'),
    'tags.html': yaml('layout: default\ntitle: Tags', '{% for tag in site.tags %}{{ tag }}{% endfor %}'),
    'README.md': '# How to build',
    '_layouts/post.html': yaml('layout: default'),
    '_site/index.html': '<html></html>',
    'img/x.png': 'x',
  });
  expect(items[0]).toEqual({
    kind: 'site',
    key: 'site',
    title: 'Trains',
    address: 'https://old.example/blog',
    language: '',
    timeZone: '',
    description: 'On time',
  });
  const posts = postsAmong(items);
  expect(posts['_posts/2020-01-02-first.md']).toMatchObject({
    title: 'First',
    slug: 'first',
    tags: ['a', 'b', 'rail'],
    hidden: null,
    body: '[b](/_posts/2020-02-03-second.markdown) ![x](/img/x.png)\n',
  });
  expect(posts['_posts/2020-01-02-first.md']?.addresses[0]).toBe('/blog/2020/first');
  expect(posts['_posts/2020-02-03-second.markdown']?.addresses[0]).toBe('/blog/odd/second.html');
  expect(posts['about.md']).toMatchObject({ isPage: true, hidden: null });
  expect(posts['contact.html']).toMatchObject({
    isPage: true,
    body: expect.stringContaining('Write **me**') as string,
  });
  const hidden = Object.fromEntries(
    Object.values(posts).flatMap(({ key, hidden: why }) => (why ? [[key, why]] : [])),
  );
  expect(hidden).toEqual({
    '_drafts/later.md': 'it lies in the folder "_drafts"',
    '_inner/i.md': 'it lies in the folder "_inner"',
    'hush/2020-01-02-h.md': 'in the site\'s settings, "published" is false',
    'tags.html': 'its text is a template, which makes a list',
    'vendored.md': "the site's settings exclude vendored.md",
  });
  expect(problemsIn(items)).toEqual({
    'README.md': 'it has no front matter, and its name is README',
    'index.html': 'it is a page of lists, which Colophon makes itself',
  });
});

test('Hugo: sections, bundles, permalinks, shortcodes, cascades, tags and aliases', async () => {
  const items = await readFiles({
    'hugo.toml':
      'baseURL = "https://old.example/"\ntitle = "Trains"\nlanguageCode = "en-gb"\ntimeZone = "Europe/Berlin"\n[permalinks]\nposts = "/:year/:month/:slug/"\n',
    'content/_index.md': yaml('title: Home'),
    'content/about.md': yaml('title: About'),
    'content/posts/first/index.md':
      '+++\ntitle = "First"\ndate = 2020-01-02\nslug = "one"\naliases = ["older", "/old/path/"]\n[params]\ncover = "a.png"\n+++\n\n{{< figure src="a.png" >}} {{< ref "second" >}}\n',
    'content/posts/first/a.png': 'x',
    'content/posts/second.md': yaml(`title: Second\n${day}\nbuild:\n  list: never`),
    'content/secret/_index.md': '+++\n[[cascade]]\ndraft = true\n+++\n',
    'content/secret/deep/x.md': yaml(`title: X\n${day}`),
    'content/tags/rail/_index.md': yaml('title: Rail', 'All about rails.'),
    'archetypes/default.md': yaml('title: "{{ .Name }}"'),
    'themes/x/exampleSite/content/a.md': yaml('title: Theme'),
    'public/posts/index.html': '<html></html>',
    'static/_redirects': '/feed/ /index.xml 301\n/x/* /y/:splat\n# comment\n/short https://e.org/ 302\n',
  });
  expect(items[0]).toMatchObject({
    address: 'https://old.example',
    language: 'en-GB',
    timeZone: 'Europe/Berlin',
  });
  const posts = postsAmong(items);
  expect(Object.keys(posts)).toEqual([
    'content/about.md',
    'content/posts/first/index.md',
    'content/posts/second.md',
    'content/secret/deep/x.md',
  ]);
  expect(posts['content/posts/first/index.md']).toMatchObject({
    slug: 'one',
    coverUrl: 'a.png',
    publishedAt: '2020-01-01T23:00:00.000Z',
    addresses: expect.arrayContaining([
      '/2020/01/one',
      '/posts/first',
      '/posts/one',
      '/2020/01/older',
      '/old/path',
    ]) as string[],
    body: '![](a.png) /content/posts/second.md\n',
  });
  expect(posts['content/about.md']).toMatchObject({ isPage: true, addresses: ['/about'] });
  expect(posts['content/posts/second.md']?.hidden).toBe('"build" has list: "never"');
  expect(posts['content/secret/deep/x.md']?.hidden).toBe('in content/secret/_index.md, "draft" is true');
  expect(items).toContainEqual({
    kind: 'tag',
    key: 'tag:rail',
    name: 'Rail',
    slug: 'rail',
    description: 'All about rails.',
  });
  expect(items.filter(({ kind }) => kind === 'redirect')).toEqual([
    { kind: 'redirect', key: '/feed', target: '/index.xml', isPermanent: true },
    { kind: 'redirect', key: '/short', target: 'https://e.org/', isPermanent: false },
  ]);
});

test('Zola, Hexo, Eleventy, Astro, Gatsby, Pelican: each its own way', async () => {
  const zola = await readPosts({
    'config.toml': 'base_url = "https://old.example/blog"\n',
    'content/posts/_index.md': '+++\nsort_by = "date"\n+++\n',
    'content/posts/a.md':
      '+++\ntitle = "A"\ndate = 2020-01-02\n[taxonomies]\ntags = ["x"]\n+++\n[b](@/posts/b.md)',
    'content/posts/b.md': '+++\ntitle = "B"\ndraft = true\n+++\nText',
  });
  expect(zola['content/posts/a.md']).toMatchObject({
    addresses: ['/blog/posts/a'],
    tags: ['x'],
    hidden: null,
  });
  expect(zola['content/posts/b.md']?.hidden).toBe('"draft" is true');

  const hexo = await readPosts({
    '_config.yml':
      'title: H\nurl: https://h.example\nroot: /\npermalink: :year/:month/:day/:title/\nnew_post_name: ":title.md"\ntimezone: UTC\n',
    'source/_posts/a.md': 'title: A\ndate: 2020/01/02 08:00:00\n---\n{% asset_img pic.png A %}',
    'source/_posts/a/pic.png': 'x',
    'source/about/index.md': yaml('title: About'),
    'scaffolds/post.md': yaml('title: {{ title }}'),
  });
  expect(Object.keys(hexo)).toEqual(['source/_posts/a.md', 'source/about/index.md']);
  expect(hexo['source/_posts/a.md']).toMatchObject({
    publishedAt: '2020-01-02T08:00:00.000Z',
    body: '![A](/source/_posts/a/pic.png)',
  });
  expect(hexo['source/_posts/a.md']?.addresses[0]).toBe('/2020/01/02/a');
  expect(hexo['source/about/index.md']).toMatchObject({ isPage: true, addresses: ['/about'] });

  const eleventy = await readPosts({
    'eleventy.config.js': 'export default {}',
    'content/blog/blog.11tydata.js': 'export default { eleventyExcludeFromCollections: true };',
    'content/blog/x.md': yaml(`title: X\n${day}`),
    'content/posts/2020-01-02-a.md': yaml('title: A', '[x](/blog/x.md)'),
    'content/posts/b.md': yaml(`title: B\n${day}\npermalink: false`),
  });
  expect(eleventy['content/blog/x.md']?.hidden).toContain('eleventyExcludeFromCollections');
  expect(eleventy['content/posts/2020-01-02-a.md']?.addresses).toContain('/posts/a');
  expect(eleventy['content/posts/b.md']?.hidden).toBe('"permalink" is false');

  const astro = await readPosts({
    'astro.config.mjs': "export default defineConfig({ site: 'https://a.example', base: '/docs' });",
    'src/content/blog/a.mdx': yaml(
      "title: A\npubDate: 'Jul 08 2022'\nheroImage: './a.png'",
      "import X from './x'\n\n<X>Words</X>",
    ),
    'src/content/blog/_hidden.md': yaml(`title: H\n${day}`),
    'src/pages/about.md': yaml('title: About\nlayout: ../layouts/Base.astro'),
  });
  expect(astro['src/content/blog/a.mdx']).toMatchObject({
    publishedAt: '2022-07-08T00:00:00.000Z',
    coverUrl: './a.png',
    body: 'Words\n',
    addresses: ['/docs/blog/a'],
  });
  expect(astro['src/content/blog/_hidden.md']?.hidden).toBe('its name is "_hidden.md"');
  expect(astro['src/pages/about.md']).toMatchObject({ isPage: true });

  const gatsby = await readPosts({
    'gatsby-config.js': 'module.exports = { siteMetadata: { title: `G`, siteUrl: `https://g.example` } }',
    'content/blog/hello/index.md': yaml('title: Hello\ndate: "2020-01-02T10:00:00.000Z"\nspoiler: Short'),
  });
  expect(gatsby['content/blog/hello/index.md']).toMatchObject({
    slug: 'hello',
    subtitle: 'Short',
    addresses: ['/blog/hello'],
  });

  const pelican = await readPosts({
    'pelicanconf.py': "SITENAME = 'P'\nTIMEZONE = 'Europe/Paris'\n",
    'content/a.md':
      'Title: A\nDate: 2020-07-02 10:00\nCategory: Rail\nTags: x, y\nSlug: aa\nStatus: published\n\nText',
    'content/b.md': 'Title: B\nDate: 2020-07-02\nStatus: hidden\n\nText',
    'content/pages/about.md': 'Title: About\n\nText',
    'content/c.html':
      '<html><head><title>C</title><meta name="date" content="2020-01-02"><meta name="tags" content="x"></head><body><p>One <em>two</em></p></body></html>',
  });
  expect(pelican['content/a.md']).toMatchObject({
    publishedAt: '2020-07-02T08:00:00.000Z',
    tags: ['x', 'y', 'Rail'],
    slug: 'aa',
    hidden: null,
  });
  expect(pelican['content/b.md']?.hidden).toBe('"Status" is "hidden"');
  expect(pelican['content/pages/about.md']).toMatchObject({ isPage: true });
  expect(pelican['content/c.html']).toMatchObject({
    title: 'C',
    tags: ['x'],
    publishedAt: '2020-01-01T23:00:00.000Z',
    body: expect.stringMatching(/^One [*_]two[*_]\s*$/) as string,
  });
});

test('Obsidian: a vault is private but for what says otherwise, and its links are found', async () => {
  const items = await readFiles({
    '.obsidian/app.json': '{}',
    'notes/Public one.md': yaml(`publish: true\n${day}`, '[[Private two|see]] ![[pic.png]] %%mine%%'),
    'Private two.md': 'Just a note, with a #tag.',
    'Templates/daily.md': yaml('publish: true'),
    'files/pic.png': 'x',
  });
  const posts = postsAmong(items);
  expect(posts['notes/Public one.md']).toMatchObject({
    title: 'Public one',
    hidden: null,
    body: '[see](/Private%20two.md) ![](/files/pic.png) \n',
  });
  expect(posts['Private two.md']).toMatchObject({
    title: 'Private two',
    hidden: 'it is a note of a vault, and nothing says that it was public',
  });
  expect(posts['Templates/daily.md']?.hidden).toBe('it lies in the folder "Templates"');
});
