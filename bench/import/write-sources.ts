import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeText, seededRandom } from '../random';

const POSTS = 40;

type Post = { number: number; title: string; date: string; text: string; next: number };

/** Small blogs of the same posts as each program writes them. @returns their names and places */
export async function writeSources(folder: string): Promise<[name: string, place: string][]> {
  const posts = makePosts();
  const made: [string, string][] = [];
  for (const [name, fileOf] of Object.entries(generators)) {
    const place = path.join(folder, name);
    for (const post of posts) {
      const [file, text] = fileOf(post);
      await mkdir(path.dirname(path.join(place, file)), { recursive: true });
      await writeFile(path.join(place, file), text);
    }
    made.push([name, place]);
  }
  const ghost = path.join(folder, 'ghost.json');
  await writeFile(ghost, ghostOf(posts));
  return [['ghost', ghost], ...made];
}

export const makePosts = (): Post[] => Array.from({ length: POSTS }, (_, index) => makePost(index + 1));

function makePost(number: number): Post {
  const random = seededRandom(number);
  return {
    number,
    title: makeText(random, 5).slice(0, -1),
    date: new Date(Date.UTC(2015, 0, number, 9)).toISOString(),
    text: `${makeText(random, 120)}\n\n## ${makeText(random, 4)}\n\n- ${makeText(random, 9)}\n- ${makeText(random, 9)}\n\n${makeText(random, 90)}`,
    next: (number % POSTS) + 1,
  };
}

const yaml = ({ title, date, number }: Post): string =>
  `---\ntitle: ${title}\ndate: ${date}\ntags: [all, group-${number % 5}]\n---\n`;
const toml = ({ title, date, number }: Post, tags: string): string =>
  `+++\ntitle = "${title}"\ndate = ${date}\n${tags.replace('N', String(number % 5))}\n+++\n`;

const generators: Record<string, (post: Post) => [file: string, text: string]> = {
  hugo: (post) => [
    `content/posts/post-${post.number}.md`,
    `${toml(post, 'tags = ["all", "group-N"]')}${post.text}\n\n[Next]({{< ref "post-${post.next}.md" >}})\n`,
  ],
  jekyll: (post) => [
    `_posts/${post.date.slice(0, 10)}-post-${post.number}.md`,
    `${yaml(post)}${post.text}\n\n{% highlight js %}\nconst a = ${post.number};\n{% endhighlight %}\n`,
  ],
  zola: (post) => [
    `content/post-${post.number}.md`,
    `${toml(post, '[taxonomies]\ntags = ["all", "group-N"]')}${post.text}\n\n[Next](@/post-${post.next}.md)\n`,
  ],
  hexo: (post) => [`source/_posts/post-${post.number}.md`, `${yaml(post)}${post.text}\n`],
  astro: (post) => [`src/content/blog/post-${post.number}.mdx`, `${yaml(post)}${post.text}\n`],
  eleventy: (post) => [
    `blog/post-${post.number}.md`,
    `${yaml(post)}${post.text}\n\n[Next](post-${post.next}.md)\n`,
  ],
  obsidian: (post) => [`Post ${post.number}.md`, `${yaml(post)}${post.text}\n\n[[Post ${post.next}]]\n`],
};

function ghostOf(posts: Post[]): string {
  const data = {
    posts: posts.map(({ number, title, date, text, next }) => ({
      id: String(number),
      title,
      slug: `post-${number}`,
      html: `<p>${text.replaceAll('\n\n', '</p><p>')}</p><p><a href="__GHOST_URL__/post-${next}/">Next</a></p>`,
      type: 'post',
      status: 'published',
      visibility: 'public',
      created_at: date,
      updated_at: date,
      published_at: date,
    })),
    tags: [{ id: '1', name: 'All', slug: 'all', visibility: 'public' }],
    posts_tags: posts.map(({ number }) => ({ post_id: String(number), tag_id: '1', sort_order: 0 })),
    users: [{ id: '1', name: 'Bea', slug: 'bea', email: 'bea@old.example' }],
    posts_authors: posts.map(({ number }) => ({ post_id: String(number), author_id: '1', sort_order: 0 })),
    settings: [{ key: 'title', value: 'An old blog' }],
  };
  return JSON.stringify({ db: [{ meta: { version: '5.80.0' }, data }] });
}
