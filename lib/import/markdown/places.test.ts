import { expect, test } from 'vitest';
import { itemsOf, openFiles, postsAmong, readFiles, readPosts } from '@/lib/testing/read-source';

const yaml = (fields: string, body = 'Text') => `---\n${fields}\n---\n\n${body}\n`;
const toml = (fields: string) => `+++\n${fields}\n+++\n\nText\n`;
const dated = yaml('title: A\ndate: 2020-01-02');
const hiddenIn = async (files: Record<string, string>) =>
  Object.fromEntries(Object.entries(await readPosts(files)).map(([key, { hidden }]) => [key, hidden]));

test('Hugo and Zola publish folders and files with an underscore, but for those of drafts', async () => {
  const hidden = await hiddenIn({
    'hugo.toml': 'title = "A"\n',
    'content/posts/_memo/a.md': dated,
    'content/posts/_b.md': dated,
    'content/posts/_drafts/c.md': dated,
  });
  expect(hidden).toEqual({
    'content/posts/_memo/a.md': null,
    'content/posts/_b.md': null,
    'content/posts/_drafts/c.md': 'it lies in the folder "_drafts"',
  });
  expect((await hiddenIn({ 'content/posts/_memo/a.md': dated }))['content/posts/_memo/a.md']).not.toBeNull();
});

test('a section without a page of its own has public posts, and one of drafts has none', async () => {
  const hidden = await hiddenIn({
    'config.toml': 'base_url = "https://old.example"\n',
    'content/a/_index.md': toml('render = false'),
    'content/a/x.md': toml('title = "X"\ndate = 2020-01-02'),
    'content/b/_index.md': toml('draft = true'),
    'content/b/y.md': toml('title = "Y"\ndate = 2020-01-02'),
    'content/2020-03-04-z.md': toml('title = "Z"\ntemplate = "page.html"'),
  });
  expect(hidden['content/a/x.md']).toBeNull();
  expect(hidden['content/b/y.md']).toContain('"draft" is true');
  const posts = await readPosts({
    'config.toml': 'base_url = "https://old.example"\n',
    'content/2020-03-04-z.md': toml('title = "Z"\ntemplate = "page.html"'),
  });
  expect(posts['content/2020-03-04-z.md']?.isPage).toBeUndefined();
});

test('what has no date beside the posts is a page, and what tells about an author is none', async () => {
  const items = await readFiles({
    'blog/2020-01-02-a.md': yaml('title: A'),
    'blog/b.md': yaml('title: B'),
    'blog/c/index.md': dated,
    'blog/c/more/index.md': yaml('title: More'),
    'docs/install.md': yaml('title: Install'),
    'src/content/authors/eve.md': yaml('name: Eve\ntitle: Eve'),
  });
  const posts = postsAmong(items);
  expect(Object.keys(posts).filter((key) => posts[key]?.isPage)).toEqual([
    'blog/c/more/index.md',
    'docs/install.md',
  ]);
  expect(items).toContainEqual(
    expect.objectContaining({ key: 'src/content/authors/eve.md', why: 'it says who an author is' }),
  );
  const vault = await readPosts({ 'notes/a.md': yaml('title: A'), 'notes/b.md': yaml('title: B') });
  expect(Object.values(vault).some(({ isPage }) => isPage)).toBe(false);
});

test('a site in a folder of a repository is read as one, under the paths of the whole', async () => {
  const files = {
    'README.md': '# How to build',
    'src/main.ts': 'x',
    'notes.md': yaml('title: N'),
    'web/hugo.toml': 'baseURL = "https://old.example/"\n[permalinks]\nposts = "/:year/:slug/"\n',
    'web/content/posts/a.md': yaml('title: A\ndate: 2020-01-02', '![x](/a.png)'),
    'web/content/posts/b.md': dated,
    'web/static/a.png': 'png',
    'web/themes/x/hugo.toml': 'title = "x"\n',
  };
  const reader = await openFiles(files);
  const items = await itemsOf(reader);
  const posts = postsAmong(items);
  expect(Object.keys(posts)).toEqual(['web/content/posts/a.md', 'web/content/posts/b.md']);
  expect(posts['web/content/posts/a.md']?.addresses).toContain('/2020/a');
  expect(await reader.openPicture('/a.png', 'content/posts/a.md')).toEqual(Buffer.from('png'));
  expect(reader.remarks()).toContain('The site lies in web/; what lies beside it was not read.');
  expect(Object.keys(await readPosts({ ...files, '_posts/2020-01-02-c.md': dated }))).toHaveLength(4);
});

test('pictures are found by the address of the post beside which they lie', async () => {
  const reader = await openFiles({
    'config.toml': 'base_url = "https://old.example"\n',
    'content/posts/08-paging/index.md': toml('title = "P"\ndate = 2020-01-02\npath = "paging"'),
    'content/posts/08-paging/a.png': 'png',
    'content/posts/09-more/index.md': toml('title = "M"\ndate = 2020-01-02\npath = "more"'),
  });
  const from = 'content/posts/09-more/index.md';
  expect(await reader.openPicture('../paging/a.png', from)).toEqual(Buffer.from('png'));
  expect(await reader.openPicture('/paging/a.png', from)).toEqual(Buffer.from('png'));
  expect(await reader.openPicture('../other/a.png', from)).toBeNull();
  expect(await reader.openPicture('/paging/../../../../etc/a.png', from)).toBeNull();
});

test('a text that shows tags of a template as code is public, and one that a template makes is a draft', async () => {
  const loop = '{% for x in y %}{{ x }}{% endfor %}';
  const hidden = await hiddenIn({
    '_posts/2020-01-02-raw.md': yaml('title: Raw', `Words\n\n{% raw %}\n${loop}\n{% endraw %}`),
    '_posts/2020-01-02-code.md': yaml('title: Code', `{% highlight liquid %}\n${loop}\n{% endhighlight %}`),
    '_posts/2020-01-02-set.md': yaml('title: Set', `{% assign a = "b" %}\n\n${'A long text. '.repeat(50)}`),
    '_posts/2020-01-02-made.md': yaml('title: Made', '{% capture a %}{% include b.md %}{% endcapture %}'),
    '_posts/2020-01-02-list.md': yaml('title: List', loop),
  });
  const made = 'its text is a template, which makes a list';
  expect(Object.values(hidden).sort()).toEqual([made, made, null, null, null]);
  expect(hidden['_posts/2020-01-02-list.md']).toBe(made);
});

test('a second reading gives the same as the first, whatever was kept of it', async () => {
  const reader = await openFiles({ 'posts/a.md': dated, 'posts/b.md': dated });
  const first = await itemsOf(reader);
  expect(await itemsOf(reader)).toEqual(first);
});
