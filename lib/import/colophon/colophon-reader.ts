import { files, folders, OWNER_KEY } from '@/lib/export/export-format';
import { storedReferences } from '@/lib/export/media-references';
import type { SourceTree } from '@/lib/import/files/source-tree';
import { ImportError } from '@/lib/import/import-error';
import type {
  SourceComment,
  SourceItem,
  SourcePerson,
  SourcePicture,
  SourceReader,
} from '@/lib/import/source-item';
import { mediaNameOf } from '@/lib/picture';
import type { z } from '@/lib/zod';
import * as schemas from './line-schemas';
import { readLines } from './read-lines';
import { readPost } from './read-post';

/** Bytes of a file of lines, of which one is read at a time. */
const MOST_OF_LINES = 4 * 1024 ** 3;

type Manifest = z.output<typeof schemas.ManifestSchema>;
type Owner = Pick<z.output<typeof schemas.PersonSchema>, 'name' | 'website' | 'bio' | 'picture'>;

/** What another Colophon has written, item by item. What of it was changed by hand is checked like anything else that comes in. */
export class ColophonReader implements SourceReader {
  readonly kind = 'colophon';
  readonly #remarks: string[] = [];
  /** Names of the pictures that come along. */
  readonly #pictures = new Set<string>();
  /** Keys of posts by their slugs. */
  readonly #posts = new Map<string, string>();
  #owner: Owner | null = null;
  /** The key of a post. */
  #pinned: string | undefined;

  constructor(
    private readonly tree: SourceTree,
    private readonly manifest: Manifest,
  ) {}

  remarks(): string[] {
    return [...this.tree.remarks(), ...this.#remarks];
  }

  async *items(): AsyncGenerator<SourceItem> {
    const settings = await this.#json(files.settings, schemas.SettingsFileSchema, {});
    yield siteOf(settings);
    yield* this.#lines(files.media, schemas.PictureSchema, (picture) => this.#picture(picture));
    for (const { slug, ...tag } of await this.#json(files.tags, schemas.TagsFileSchema, []))
      yield { kind: 'tag', key: slug || tag.name, slug, ...tag };
    for (const { slug, ...one } of await this.#json(files.series, schemas.SeriesFileSchema, []))
      yield { kind: 'series', key: slug || one.name, slug, ...one };
    yield* this.#lines(files.people, schemas.PersonSchema, (person) => this.#person(person));
    yield* this.#readPosts();
    yield { kind: 'settings', key: 'settings', values: { ...settings, ...this.#ownerAndPin() } };
    for (const { path, target, permanent } of await this.#json(
      files.redirects,
      schemas.RedirectsFileSchema,
      [],
    ))
      yield { kind: 'redirect', key: path, target, isPermanent: permanent };
    yield* this.#lines(files.comments, schemas.CommentSchema, (comment) => this.#comment(comment));
    const lost = this.manifest.missingPictures;
    if (lost.length > 0)
      this.#remarks.push(`pictures whose files were lost before the export was made: ${lost.join(', ')}`);
  }

  /** By its address here, or the path of its file. */
  async openPicture(url: string): Promise<Buffer | null> {
    const name = mediaNameOf(url.replace(/^(?:\.\.\/)?media\//, '/media/'));
    return name === null ? null : this.tree.read(`${folders.media}/${name}`);
  }

  close(): Promise<void> {
    return this.tree.close();
  }

  #ownerAndPin(): Record<string, unknown> {
    return {
      ...(this.#owner && { owner: this.#owner }),
      ...(this.#pinned !== undefined && { pinnedPost: this.#pinned }),
    };
  }

  #picture({ created, name, ...facts }: z.output<typeof schemas.PictureSchema>): SourcePicture {
    this.#pictures.add(name);
    return { kind: 'picture', key: name, path: `${folders.media}/${name}`, createdAt: created, ...facts };
  }

  #person({ isOwner, picture, ...person }: z.output<typeof schemas.PersonSchema>): SourcePerson {
    const { name, website, bio } = person;
    if (isOwner) this.#owner = { name, website, bio, picture };
    return { kind: 'person', ...person, ...(isOwner && { isOwner, key: OWNER_KEY }) };
  }

  async *#readPosts(): AsyncGenerator<SourceItem> {
    const rewrite = storedReferences(this.#pictures);
    const isPost = /^(?:posts|pages|drafts)\/.+\.md$/;
    for (const { path } of await this.tree.list()) {
      if (!isPost.test(path)) continue;
      const read = await this.#guarded(async () =>
        readPost(path, String(await this.tree.read(path)), rewrite),
      );
      if (typeof read === 'string') {
        yield { kind: 'problem', key: path, title: path, result: 'fail', why: read };
        continue;
      }
      const { post, isPinned } = read;
      if (!this.#posts.has(post.slug)) this.#posts.set(post.slug, post.key);
      if (isPinned) this.#pinned ??= post.key;
      yield post;
    }
  }

  #comment({
    id,
    post,
    state,
    created,
    edited,
    ...rest
  }: z.output<typeof schemas.CommentSchema>): SourceComment {
    return {
      kind: 'comment',
      key: id,
      post: this.#posts.get(post) ?? post,
      createdAt: created,
      editedAt: edited,
      isHidden: state === 'hidden',
      isDeleted: state === 'deleted',
      ...rest,
    };
  }

  async #guarded<T>(read: () => Promise<T>): Promise<T | string> {
    try {
      return await read();
    } catch (error) {
      if (error instanceof ImportError) return error.message;
      const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
      return `its front matter cannot be read: ${reason}`;
    }
  }

  /** A small file; nothing of it where it is no such list, which is said. */
  async #json<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    unless: z.output<Schema>,
  ): Promise<z.output<Schema>> {
    const bytes = await this.tree.read(path);
    if (bytes === null) {
      this.#remarks.push(`${path} is not there`);
      return unless;
    }
    const checked = schema.safeParse(parsed(String(bytes)));
    if (checked.success) return checked.data;
    this.#remarks.push(`${path} was not read: ${schemas.faultOf(checked.error)}`);
    return unless;
  }

  async *#lines<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    itemOf: (value: z.output<Schema>) => SourceItem,
  ): AsyncGenerator<SourceItem> {
    const stream = await this.tree.stream(path, MOST_OF_LINES);
    if (!stream) return void this.#remarks.push(`${path} is not there`);
    let number = 0;
    for await (const line of readLines(stream)) {
      number += 1;
      if (line !== null && line.trim() === '') continue;
      const checked = schema.safeParse(line === null ? null : parsed(line));
      if (checked.success) yield itemOf(checked.data);
      else
        yield {
          kind: 'problem',
          key: `${path}:${number}`,
          title: `Line ${number} of ${path}`,
          result: 'fail',
          why: line === null ? 'it is too long' : `it cannot be read: ${schemas.faultOf(checked.error)}`,
        };
    }
  }
}

function siteOf(settings: Record<string, unknown>): SourceItem {
  const textOf = (name: string) => (typeof settings[name] === 'string' ? settings[name] : '');
  return {
    kind: 'site',
    key: 'site',
    title: textOf('title'),
    address: '',
    language: textOf('language'),
    timeZone: textOf('timeZone'),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
