import path from 'node:path';
import { fieldOf, fieldsIn, textOf } from '@/lib/import/fields';
import { readDocument, type DocumentOptions } from '@/lib/import/markdown/document';
import { guessBase } from '@/lib/import/files/guess-base';
import type { SourceDocument } from '@/lib/import/files/source-document';
import { Bundles } from '@/lib/import/markdown/bundles';
import type { Library } from '@/lib/import/files/library';
import type { Author } from '@/lib/import/files/post/authors-of';
import { readHead, type PostHead, type PostSurroundings } from '@/lib/import/files/post/read-post';
import { maskCode } from '@/lib/import/files/text/code-mask';

/** What only all files together say. */
export type Survey = {
  /** Each with in how many posts it stands. */
  authors: Map<string, { author: Author; posts: number }>;
  /** Posts that say who wrote them. */
  signed: number;
  base: string;
  /** Before it was guessed. */
  baseAtFirst: string;
  /** Somebody chose note by note what is public. */
  choosesNotes: boolean;
  /** What was read already, as long as there is room for it. */
  kept: Map<string, Kept>;
  bundles: Bundles;
  /** By file, what a translation of it may not have, too. */
  slugs: Map<string, string>;
  /** Where files without a date are no posts: beside the folders of posts, and within a post. */
  isAside: (file: string) => boolean;
};

export type Kept = { document: SourceDocument; head: PostHead };

/** Characters of texts that are kept, so that most sources are read from the disk once. */
const MAX_KEPT = 16 * 1024 * 1024;

type Read = (file: string) => Promise<string>;

/** Distinct addresses that are kept of all texts, to guess the base path from. */
const MAX_LINKS = 20_000;

/** Reads each file once, and keeps little of it. @param around without what is found here */
export async function surveyFiles(
  files: string[],
  read: Read,
  around: PostSurroundings,
  library: Library,
  options: DocumentOptions,
): Promise<Survey> {
  const survey: Survey = {
    authors: new Map(),
    signed: 0,
    base: around.base,
    baseAtFirst: around.base,
    choosesNotes: false,
    kept: new Map(),
    bundles: new Bundles(),
    slugs: new Map(),
    isAside: () => false,
  };
  const dated = new DatedFolders();
  let room = MAX_KEPT;
  const candidates: string[] = [];
  const links = new Map<string, number>();
  for (const file of files) {
    const known = await attempt(async () => {
      const document = readDocument(file, await read(file), options);
      return typeof document === 'string' ? null : { document, head: readHead(document, around) };
    });
    if (known === null) continue;
    const { document, head } = known;
    if (head.publishedAt !== null) dated.add(file);
    survey.bundles.add(file, head.addresses);
    survey.slugs.set(file, head.slug);
    room -= document.body.length;
    if (room >= 0) survey.kept.set(file, known);
    library.addDocument({ file, title: head.title, names: namesOf(document.fields) });
    survey.choosesNotes ||= fieldOf(document.fields, 'dgpublish') !== undefined;
    if (head.authors.length > 0) survey.signed += 1;
    for (const author of head.authors) {
      const earlier = survey.authors.get(author.key);
      survey.authors.set(author.key, {
        author: fuller(earlier?.author, author),
        posts: (earlier?.posts ?? 0) + 1,
      });
    }
    if (survey.base === '') candidates.push(...head.addresses);
    collectLinks(document.body, links);
  }
  if (survey.base === '') survey.base = guessBase(candidates, links);
  survey.isAside = (file) => dated.isAside(file);
  return survey;
}

const postFolder =
  /(?:^|\/)(?:_?posts?|blogs?|blog[_-][\w-]+|articles?|news|journal|entry|entries|writings?|diary|stories)(?=\/)/i;

/** Where posts with a date lie. */
class DatedFolders {
  private readonly folders = new Set<string>();
  private readonly bundles = new Set<string>();
  private hasPosts = false;

  add(file: string): void {
    const { dir, name } = path.posix.parse(file);
    this.folders.add(dir);
    if (/^index(?:\.|$)/.test(name)) this.bundles.add(dir);
    this.hasPosts ||= postFolder.test(file);
  }

  /** Where a folder of posts has dates, a file elsewhere with no dated one beside it is documentation, a project, a note. */
  isAside(file: string): boolean {
    if (!this.hasPosts) return false;
    const { dir } = path.posix.parse(file);
    const isWithinPost = ancestorsOf(dir).some((folder) => this.bundles.has(folder));
    return isWithinPost || (!postFolder.test(file) && !this.folders.has(dir));
  }
}

const ancestorsOf = (dir: string): string[] =>
  dir.split('/').map((_, index, parts) => parts.slice(0, index).join('/'));

const namesOf = (fields: Record<string, unknown>): string[] =>
  [fieldOf(fields, 'aliases', 'alias')]
    .flat(2)
    .map((name) => textOf(name) || textOf(fieldsIn(name).name))
    .filter((name) => name !== '' && name.length <= 300);

const fuller = (known: Author | undefined, author: Author): Author =>
  known
    ? {
        ...known,
        email: known.email || author.email,
        website: known.website || author.website,
        bio: known.bio || author.bio,
      }
    : author;

const link =
  /\]\(\s{0,9}<?(\/[^\s)<>"']{1,500})|\bhref\s{0,9}=\s{0,9}["']?(\/[^\s"'<>]{1,500})|^ {0,3}\[[^\]\n]{1,300}\]:\s{0,9}<?(\/[^\s<>]{1,500})/gm;

function collectLinks(body: string, links: Map<string, number>): void {
  for (const [, ...targets] of maskCode(body).matchAll(link)) {
    const target = targets.find(Boolean)?.replace(/[?#].*$/, '');
    if (target && !target.startsWith('//') && (links.has(target) || links.size < MAX_LINKS))
      links.set(target, (links.get(target) ?? 0) + 1);
  }
}

/** What cannot be read is told when it is its turn. */
async function attempt<T>(run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch {
    return null;
  }
}
