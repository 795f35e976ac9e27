import path from 'node:path';
import { ImportError } from '@/lib/import/import-error';
import type { SourceTree } from '@/lib/import/files/source-tree';
import { count, remarkOfLeft, type Counted } from '@/lib/import/left-out';
import type { SourceItem, SourcePerson, SourceReader } from '@/lib/import/source-item';
import { oldAddress } from '@/lib/import/wordpress/addresses';
import { readComments } from '@/lib/import/wordpress/comments';
import { own } from '@/lib/import/wordpress/own-text';
import { readWxr, type WxrEnd } from '@/lib/import/wordpress/read-wxr';
import { childText, idOf, type XmlNode } from '@/lib/import/wordpress/xml-node';
import { isForReaders, nameOfLeftKind, otherKindOf } from '@/lib/import/wordpress/post-kinds';
import { TermNames } from '@/lib/import/wordpress/term-names';
import { openUpload } from '@/lib/import/wordpress/uploads';
import { authorKey, authorsOf, toPost } from '@/lib/import/wordpress/wordpress-post';
import { WxrIndex } from '@/lib/import/wordpress/wxr-index';

type Options = {
  /** IANA name of the site's zone, for dates that are kept without one. */
  timeZone: string;
  base?: string;
  /** A folder or zip of `wp-content/uploads`. */
  uploads?: SourceTree;
};

/**
 * Exports of WordPress (WXR 1.0 to 1.2), several files of one site as one source. They are read twice: once for what
 * posts refer to, once for the posts, so that nothing but an item at a time is kept.
 * @throws {ImportError} for files that are none, or that are of different sites
 */
export async function openWordpress(files: string[], options: Options): Promise<SourceReader> {
  const index = new WxrIndex();
  const remarks = new Set<string>();
  for (const file of files) await indexFile(file, { index, remarks, isOne: files.length === 1 });
  if (!index.hasWordpress)
    throw new ImportError('it is a feed, and no export of WordPress: it has none of its fields');
  const reading = new WordpressReading(files, { ...options, index, remarks });
  return {
    kind: 'wordpress',
    items: () => reading.items(),
    remarks: () => [...remarks, ...reading.counts()],
    openPicture: (url) => openUpload(url, { tree: options.uploads, index }),
    close: async () => options.uploads?.close(),
  };
}

type Indexing = { index: WxrIndex; remarks: Set<string>; isOne: boolean };

async function indexFile(file: string, { index, remarks, isOne }: Indexing): Promise<void> {
  const before = { items: index.items, address: index.site.address };
  index.site.address = '';
  const nodes = readWxr(file);
  let next = await nodes.next();
  for (; !next.done; next = await nodes.next()) index.take(next.value);
  const { problem, notes, lost } = next.value;
  const name = isOne ? '' : `${path.basename(file)}, `;
  const items = index.items - before.items;
  if (problem && items === 0 && !index.hasWordpress) throw new ImportError(`${name}${problem}`);
  if (problem) remarks.add(`${name}${problem}; ${items} items before it were read, and nothing after it.`);
  for (const note of [...lost, ...notes]) remarks.add(`${name}${note}`);
  if (before.address !== '' && index.site.address !== '' && before.address !== index.site.address)
    throw new ImportError(
      `the files are of two sites, ${before.address} and ${index.site.address}: bring them in one after the other`,
    );
  index.site.address ||= before.address;
}

class WordpressReading {
  private readonly left: Counted = new Map();
  private readonly ofKinds: Counted = new Map();
  private readonly terms: TermNames;
  private readonly people = new Set<string>();

  constructor(
    private readonly files: string[],
    private readonly options: Options & { index: WxrIndex; remarks: Set<string> },
  ) {
    this.terms = new TermNames(options.index);
  }

  async *items(): AsyncGenerator<SourceItem> {
    const { site, authors, pinnedPost } = this.options.index;
    this.left.clear();
    this.ofKinds.clear();
    this.people.clear();
    yield { kind: 'site', key: 'site', ...site, timeZone: '', pinnedPost };
    for (const author of authors.values()) yield* this.once(personOf(author));
    const seen = new Set<string>();
    for (const file of this.files) {
      const nodes: AsyncGenerator<XmlNode, WxrEnd> = readWxr(file);
      for await (const node of nodes) if (node.name === 'item') yield* this.item(node, seen);
    }
    for (const { name, slug, description } of this.terms.list())
      yield { kind: 'tag', key: `tag:${slug || name}`, name, slug, description };
  }

  private async *item(node: XmlNode, seen: Set<string>): AsyncGenerator<SourceItem> {
    const type = childText(node, 'wp:post_type') || 'post';
    if (type === 'attachment') yield* this.attachment(node);
    else if (isForReaders(node)) yield* this.post(node, seen);
    else count(this.left, nameOfLeftKind(node));
  }

  private async *post(node: XmlNode, seen: Set<string>): AsyncGenerator<SourceItem> {
    const id = idOf(node);
    const status = childText(node, 'wp:status');
    if (seen.has(id)) count(this.left, 'entries that stand twice in the export');
    else if (status === 'auto-draft') count(this.left, 'drafts that WordPress began by itself');
    else if (status === 'trash') yield inTrash(node);
    else yield* this.whole(node);
    seen.add(own(id));
  }

  private async *whole(node: XmlNode): AsyncGenerator<SourceItem> {
    const post = await toPost(node, { ...this.options, terms: this.terms });
    const kind = otherKindOf(node);
    if (kind !== null) count(this.ofKinds, `"${kind}" as a ${post.isPage ? 'page' : 'post'}`);
    const [author] = authorsOf(node, this.options.index);
    if (author) yield* this.once(personOf({ ...author, email: '' }));
    yield post;
    for await (const item of readComments(node, { ...this.options, left: this.left })) {
      if (item.kind === 'person') yield* this.once(item);
      else yield item;
    }
  }

  /** The page of a picture leads to the post that it was uploaded for. */
  private *attachment(node: XmlNode): Generator<SourceItem> {
    count(this.left, 'files of the library, which come in where a post shows them');
    const comments = node.children.filter(({ name }) => name === 'wp:comment').length;
    for (let n = 0; n < comments; n += 1) count(this.left, 'comments on pages of files');
    const { index } = this.options;
    const target = index.addresses.get(childText(node, 'wp:post_parent'));
    const from = oldAddress(childText(node, 'link'));
    if (target && from)
      yield { kind: 'redirect', key: from, target: oldAddress(target) || target, isPermanent: true };
  }

  private *once(person: SourcePerson): Generator<SourcePerson> {
    if (this.people.has(person.key)) return;
    this.people.add(own(person.key));
    yield person;
  }

  counts(): string[] {
    const { uncategorized } = this.terms;
    const remark = 'The category "Uncategorized", which WordPress gives to what has none, is no tag here.';
    const kinds = [...this.ofKinds].map(([kind, times]) => `${times} of the kind ${kind}`);
    const others = `What themes and plugins added to posts and pages comes in with them: ${kinds.join(', ')}.`;
    return [
      ...remarkOfLeft(this.left),
      ...(kinds.length > 0 ? [others] : []),
      ...(uncategorized > 0 ? [remark] : []),
    ];
  }
}

const personOf = ({ login, name, email }: { login: string; name: string; email: string }): SourcePerson => ({
  kind: 'person',
  key: authorKey(login)!,
  name,
  email,
  website: '',
  bio: '',
});

const inTrash = (node: XmlNode): SourceItem => {
  const id = idOf(node);
  const title = childText(node, 'title') || `number ${id}`;
  return { kind: 'problem', key: `post:${id}`, title, result: 'skip', why: 'it is in the trash there' };
};
