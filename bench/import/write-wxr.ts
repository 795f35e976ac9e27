import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { makeText, seededRandom } from '../random';

const SITE = 'https://old.example';
const CATEGORIES = 20;
const TAGS = 200;
const AUTHORS = 5;
const COMMENTERS = 500;

/**
 * An export of WordPress as a blog of many years writes it: a comment to every third post.
 * @param bytes of the file, about
 * @param options.parts how often the pieces of a text come: one time makes 3.3 kB, three times 9 kB
 * @returns how many posts
 */
export async function writeWxr(
  file: string,
  bytes: number,
  { parts = 1, seed = 1 }: { parts?: number; seed?: number } = {},
): Promise<number> {
  const random = seededRandom(seed);
  const stream = createWriteStream(file);
  const ended = finished(stream);
  let [written, posts, comments] = [0, 0, 0];
  const write = async (text: string): Promise<void> => {
    written += Buffer.byteLength(text);
    if (!stream.write(text)) await once(stream, 'drain');
  };
  await write(head());
  for (; written < bytes; posts++) {
    const own = random() < 0.3 ? Array.from({ length: 1 + Math.floor(random() * 2) }, () => ++comments) : [];
    await write(itemOf(posts + 1, own, { parts, random }));
    if (posts % 10 === 9) await write(pictureOf(posts + 1));
  }
  await write('</channel></rss>\n');
  stream.end();
  await ended;
  return posts;
}

const head = (): string => `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>An old blog</title><link>${SITE}</link><language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>${SITE}</wp:base_blog_url>
${each(AUTHORS, (n) => `<wp:author><wp:author_id>${n}</wp:author_id><wp:author_login>author${n}</wp:author_login><wp:author_email>author${n}@old.example</wp:author_email><wp:author_display_name>Author ${n}</wp:author_display_name></wp:author>`)}
${each(CATEGORIES, (n) => `<wp:category><wp:term_id>${n}</wp:term_id><wp:category_nicename>category-${n}</wp:category_nicename><wp:cat_name><![CDATA[Category ${n}]]></wp:cat_name><wp:category_description>All about ${n}.</wp:category_description></wp:category>`)}
${each(TAGS, (n) => `<wp:tag><wp:tag_slug>tag-${n}</wp:tag_slug><wp:tag_name><![CDATA[Tag ${n}]]></wp:tag_name></wp:tag>`)}
`;

const each = (count: number, write: (number: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index + 1)).join('\n');

type Making = { parts: number; random: () => number };

function itemOf(number: number, comments: number[], { parts, random }: Making): string {
  const pick = (count: number): number => 1 + Math.floor(random() * count);
  const title = makeText(random, 4 + pick(5)).slice(0, -1);
  const [category, tag] = [pick(CATEGORIES), pick(TAGS)];
  return `<item><title><![CDATA[${title}]]></title><link>${linkOf(number)}</link><dc:creator>author${pick(AUTHORS)}</dc:creator>
<guid isPermaLink="false">${SITE}/?p=${number}</guid><content:encoded><![CDATA[${contentOf(number, { parts, random })}]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>${number}</wp:post_id><wp:post_date_gmt>${dateOf(number)}</wp:post_date_gmt>
<wp:comment_status>open</wp:comment_status><wp:post_name>post-${number}</wp:post_name><wp:status>${random() < 0.95 ? 'publish' : 'draft'}</wp:status>
<wp:post_parent>0</wp:post_parent><wp:post_type>post</wp:post_type><wp:post_password></wp:post_password>
<category domain="category" nicename="category-${category}"><![CDATA[Category ${category}]]></category>
<category domain="post_tag" nicename="tag-${tag}"><![CDATA[Tag ${tag}]]></category>
<wp:postmeta><wp:meta_key>_edit_last</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>
${comments.map((id, index) => commentOf(id, index > 0 ? id - 1 : 0, { number, random, who: pick(COMMENTERS) })).join('\n')}
</item>
`;
}

/** Blocks of the new editor in every second, the old editor's lines in the others. */
function contentOf(number: number, { parts, random }: Making): string {
  const pieces = Array.from({ length: parts }, () => piecesOf(number, random)).flat();
  if (number % 2 === 0)
    return pieces.map((piece) => `<!-- wp:html -->\n${piece}\n<!-- /wp:html -->`).join('\n\n');
  return pieces.map((piece) => piece.replace(/^<p>(.*)<\/p>$/s, '$1')).join('\n\n');
}

function piecesOf(number: number, random: () => number): string[] {
  const other = 1 + Math.floor(random() * number);
  return [
    `<p>${makeText(random, 60)}</p>`,
    `<p>As <a href="${linkOf(other)}">I wrote before</a>, ${makeText(random, 50)}</p>`,
    `<h2>${makeText(random, 5)}</h2>`,
    `<p>${makeText(random, 90)} <strong>${makeText(random, 6)}</strong></p>`,
    `<ul><li>${makeText(random, 8)}</li><li>${makeText(random, 8)}</li></ul>`,
    `<pre class="wp-block-code"><code class="language-js">const answer = ${number};\nconsole.log(answer &amp;&amp; 'yes');</code></pre>`,
    `<blockquote><p>${makeText(random, 25)}</p></blockquote>`,
    `<figure class="wp-block-image"><img src="${SITE}/wp-content/uploads/2020/01/picture-${number}.jpg" alt="A picture"/></figure>`,
    `<p>${makeText(random, 120)}</p>`,
  ];
}

type Talk = { number: number; random: () => number; who: number };

const commentOf = (id: number, parent: number, { number, random, who }: Talk): string =>
  `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author><![CDATA[Reader ${who}]]></wp:comment_author>
<wp:comment_author_email>reader${who}@mail.example</wp:comment_author_email><wp:comment_date_gmt>${dateOf(number)}</wp:comment_date_gmt>
<wp:comment_content><![CDATA[${makeText(random, 30)}]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved>
<wp:comment_type>comment</wp:comment_type><wp:comment_parent>${parent}</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id></wp:comment>`;

const pictureOf = (number: number): string =>
  `<item><title>picture ${number}</title><link>${SITE}/picture-${number}/</link><guid>${SITE}/wp-content/uploads/2020/01/picture-${number}.jpg</guid>
<wp:post_id>${10_000_000 + number}</wp:post_id><wp:status>inherit</wp:status><wp:post_parent>${number}</wp:post_parent><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>${SITE}/wp-content/uploads/2020/01/picture-${number}.jpg</wp:attachment_url></item>
`;

const linkOf = (number: number): string => `${SITE}/${2000 + (number % 20)}/post-${number}/`;

/** One a quarter of an hour from the year 2000 on. */
const dateOf = (number: number): string =>
  new Date(Date.UTC(2000, 0, 1) + number * 900_000).toISOString().slice(0, 19).replace('T', ' ');
