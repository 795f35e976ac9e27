import type { SourceDocument } from '@/lib/import/files/source-document';
import type { Library } from '@/lib/import/files/library';
import type { PostHead } from '@/lib/import/files/post/read-post';
import type { SiteSettings } from '@/lib/import/files/site-settings';
import { isTemplate } from '@/lib/import/files/text/code-tags';
import { firstHeading, isSameTitle } from '@/lib/import/files/text/repeated-title';
import type { TextContext } from '@/lib/import/files/text/text-context';
import { translateAddresses, translateText } from '@/lib/import/files/text/translate';
import { htmlToMarkdown } from '@/lib/import/html/html-to-markdown';
import { MAX_BODY_LENGTH } from '@/lib/body-length';

export type Body = { body: string; hidden: string | null };

/** @returns the Markdown of a post, and why its text should not be public by itself */
export async function readBody(
  document: SourceDocument,
  head: PostHead,
  settings: SiteSettings,
  library: Library,
): Promise<Body> {
  const { file } = document;
  const { notes, title } = head;
  let text = withoutControls(document.body, head);
  const isMadeOfTags = isTemplate(text);
  const context: TextContext = {
    file,
    title,
    generator: settings.generator,
    isMdx: /\.mdx$/i.test(file),
    notes,
    findDocument: (name) => library.findDocument(name, file),
    findFile: (name) => library.findFile(name, file),
  };
  text = document.isHtml ? await fromHtml(text, context) : translateText(text, context);
  const heading = firstHeading(text);
  if (heading && isSameTitle(heading.title, title)) {
    text = heading.rest;
    notes.add('the heading that repeats the title was left out');
  }
  const body = text.replace(/^(?:[ \t]*\n)+/, '');
  const isEmpty = body.replace(/<!--[^]*?-->/g, '').trim() === '';
  if (isEmpty && head.coverUrl === '') return linkOnly(head) ?? { body, hidden: 'it has no text' };
  if (body.length > MAX_BODY_LENGTH) {
    notes.add(`the text was cut to ${MAX_BODY_LENGTH} characters`);
    return {
      body: body.slice(0, MAX_BODY_LENGTH).toWellFormed(),
      hidden: `its text has more than ${MAX_BODY_LENGTH} characters`,
    };
  }
  return { body, hidden: isMadeOfTags ? 'its text is a template, which makes a list' : null };
}

/** Of a template's tags those that stand in addresses are translated first. */
async function fromHtml(html: string, context: TextContext): Promise<string> {
  const { markdown, notes } = await htmlToMarkdown(translateAddresses(html, context));
  for (const note of notes) context.notes.add(note);
  return markdown;
}

/** A post that is nothing but a link. */
function linkOnly({ fields, notes }: PostHead): Body | null {
  const address = fields.text('link', 'externalurl', 'external', 'linkurl', 'href', 'sourceurl', 'source');
  if (!/^https?:\/\/\S+$/i.test(address)) return null;
  notes.add('it has no text but a link, which became one');
  return { body: `<${address}>`, hidden: null };
}

/** PostgreSQL stores no NUL, and the others are no text either. */
function withoutControls(text: string, { notes }: PostHead): string {
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').toWellFormed();
  if (clean !== text) notes.add('control characters were left out');
  return clean;
}
