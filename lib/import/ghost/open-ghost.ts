import path from 'node:path';
import { MAX_IMAGE_BYTES } from '@/lib/body-length';
import type { SourceTree } from '@/lib/import/files/source-tree';
import { isZone } from '@/lib/import/ghost/ghost-addresses';
import { toGhostComment, toPerson } from '@/lib/import/ghost/ghost-comments';
import { findGhostFiles, type GhostFiles } from '@/lib/import/ghost/ghost-files';
import { GhostIndex } from '@/lib/import/ghost/ghost-index';
import { navigationIn } from '@/lib/import/ghost/ghost-navigation';
import { readSiteFiles, type GhostSiteFiles } from '@/lib/import/ghost/ghost-site-files';
import { toGhostPost } from '@/lib/import/ghost/ghost-post';
import { readTables, textIn, type TableRow } from '@/lib/import/ghost/json-tables';
import { ImportError } from '@/lib/import/import-error';
import { count, remarkOfLeft, type Counted } from '@/lib/import/left-out';
import { pathOfUrl } from '@/lib/import/pictures/path-of-url';
import { TreeBook } from '@/lib/import/pictures/tree-book';
import { addressOf } from '@/lib/import/source-addresses';
import type { SourceItem, SourceReader } from '@/lib/import/source-item';
import { textOfHtml } from '@/lib/import/html/html-text';

type Options = {
  /** IANA name of the site's zone, for addresses with a date where the export names none. */
  timeZone: string;
  /** The path below which the blog stood, or its whole address: exports say neither. */
  base?: string;
  /** A folder or zip with `content/images`, for an export that is a file by itself. */
  uploads?: SourceTree;
};

/**
 * An export of Ghost (0.x to 6): its file of JSON, or a folder or zip with that and `content/images`.
 * @throws {ImportError} for what is none
 */
export async function openGhost(location: string | SourceTree, options: Options): Promise<SourceReader> {
  const files = await findGhostFiles(location);
  const index = new GhostIndex();
  const remarks = new Set<string>();
  for (const name of files.names) await indexFile(name, { files, index, remarks });
  const tree = typeof location === 'string' ? options.uploads : location;
  const siteFiles = await readSiteFiles([location, typeof location === 'string' ? tree : undefined]);
  for (const remark of siteFiles.remarks) remarks.add(remark);
  const reading = new GhostReading(files, index, options, siteFiles);
  return {
    kind: 'ghost',
    items: () => reading.items(),
    remarks: () => [...remarks, ...reading.counts()],
    openPicture: (url) => openImage(url, tree),
    close: async () => tree?.close(),
  };
}

type Indexing = { files: GhostFiles; index: GhostIndex; remarks: Set<string> };

async function indexFile(name: string, { files, index, remarks }: Indexing): Promise<void> {
  const before = index.posts;
  const rows = readTables(files.open(name));
  let next = await rows.next();
  for (; !next.done; next = await rows.next()) index.take(next.value.table, next.value.row);
  const { problem } = next.value;
  const posts = index.posts - before;
  const file = files.names.length > 1 ? `${path.posix.basename(name)}: ` : '';
  if (posts === 0 && files.names.length === 1)
    throw new ImportError(
      problem ? `it could not be read: ${problem}` : 'it is no export of Ghost: there are no posts in it',
    );
  if (problem) remarks.add(`${file}${problem}; ${posts} posts before it were read, and nothing after it.`);
}

class GhostReading {
  private readonly left: Counted = new Map();

  constructor(
    private readonly files: GhostFiles,
    private readonly index: GhostIndex,
    private readonly options: Options,
    private readonly siteFiles: GhostSiteFiles,
  ) {}

  async *items(): AsyncGenerator<SourceItem> {
    this.left.clear();
    yield this.site();
    for (const user of this.index.users.values()) yield toPerson('author', user);
    const { site, root } = placeOf(this.options.base ?? '');
    const { routes, redirects } = this.siteFiles;
    const context = { index: this.index, routes, site, root, timeZone: this.options.timeZone };
    const used = new Set<string>();
    const seen = new Set<string>();
    for await (const row of this.rows('posts')) {
      const post = await toGhostPost(row, context);
      if (seen.has(post.key)) count(this.left, 'posts that stand twice in the export');
      else yield post;
      seen.add(post.key);
      for (const tag of post.tags) used.add(tag);
    }
    for (const { name, slug, description } of this.index.tags.values())
      if (used.has(name)) yield { kind: 'tag', key: `tag:${slug}`, name, slug, description };
    if (this.index.comments > 0) yield* this.comments();
    yield* redirects;
    yield* this.placesOfTags(root, used);
  }

  /** Lists that stood somewhere else than usual. */
  private *placesOfTags(root: string, used: Set<string>): Generator<SourceItem> {
    const { tags: pattern } = this.siteFiles.routes;
    if (!pattern.includes('{slug}') || /^\/tag\/\{slug\}\/?$/.test(pattern)) return;
    for (const { name, slug } of this.index.tags.values())
      if (used.has(name))
        yield {
          kind: 'redirect',
          key: addressOf(root + pattern.replace('{slug}', slug)),
          target: `/tags/${slug}`,
          isPermanent: true,
        };
  }

  private site(): SourceItem {
    const { settings } = this.index;
    const place = placeOf(this.options.base ?? '');
    const zone =
      settings.get('timezone') ?? settings.get('active_timezone') ?? settings.get('activeTimezone');
    return {
      kind: 'site',
      key: 'site',
      title: textOfHtml(settings.get('title') ?? ''),
      address: /^https?:/i.test(place.site) ? place.site : '',
      language: settings.get('locale') ?? settings.get('lang') ?? settings.get('default_locale') ?? '',
      timeZone: isZone(zone) ? zone : '',
      description: textOfHtml(settings.get('description') ?? ''),
      navigation: navigationIn(settings.get('navigation')),
    };
  }

  /** Those that begin a thread first, so that each is there before its answers. */
  private async *comments(): AsyncGenerator<SourceItem> {
    const said = new Set<string>();
    const known = new Set<string>();
    for (const turn of ['comments', 'answers', 'answers to answers'] as const) {
      for await (const row of this.rows('comments')) {
        const isFirst = textIn(row, 'parent_id') === '';
        const isThird = textIn(row, 'in_reply_to_id') !== '';
        if (turn !== (isFirst ? 'comments' : isThird ? 'answers to answers' : 'answers')) continue;
        const comment = await toGhostComment(row, this.index);
        if (!comment) {
          count(this.left, 'comments that were deleted or have no text');
          continue;
        }
        const member = this.index.members.get(textIn(row, 'member_id'));
        if (member && !said.has(member.id)) yield toPerson('member', member);
        if (member) said.add(member.id);
        const above = `comment:${textIn(row, 'parent_id')}`;
        if (comment.parent !== null && !known.has(comment.parent))
          comment.parent = known.has(above) ? above : null;
        known.add(comment.key);
        yield comment;
      }
    }
  }

  private async *rows(table: string): AsyncGenerator<TableRow['row']> {
    for (const name of this.files.names)
      for await (const one of readTables(this.files.open(name))) if (one.table === table) yield one.row;
  }

  counts(): string[] {
    return remarkOfLeft(this.left);
  }
}

/** `https://blog.example.org/news` or `/news`. */
function placeOf(base: string): { site: string; root: string } {
  const text = base.trim().replace(/\/+$/, '');
  if (/^https?:\/\//i.test(text) && URL.canParse(text))
    return { site: text, root: new URL(text).pathname.replace(/\/+$/, '') };
  const root = text === '' ? '' : `/${text.replace(/^\/+/, '')}`;
  return { site: root, root };
}

/** `/content/images/size/w600/2020/01/a.png` is `content/images/2020/01/a.png`. */
async function openImage(url: string, tree: SourceTree | undefined): Promise<Buffer | null> {
  if (!tree) return null;
  const place = pathOfUrl(url);
  const [, inside] = /\/content\/((?:images|media|files)\/.+)$/.exec(place) ?? [];
  if (!inside || place.includes('\0') || /(?:^|\/)\.\.(?:\/|$)/.test(inside)) return null;
  const book = await TreeBook.of(tree);
  const whole = inside.replace(/^images\/size\/w\d+(?:h\d+)?\/(?:format\/\w+\/)?/, 'images/');
  const found =
    book.find(`content/${whole}`) ?? book.find(whole) ?? book.find(whole.replace(/^images\//, ''));
  return found ? tree.read(found, MAX_IMAGE_BYTES).catch(() => null) : null;
}
