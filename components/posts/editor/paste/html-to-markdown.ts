import { cleanPasted } from './clean-pasted';
import { parseHtml } from './parse-html';
import { writeMarkdown } from './write-markdown';
import { TooMuchHtmlError } from '@/lib/markdown/bounded-tree';

export type HtmlOptions = {
  /** Of code that names none, as an editor tells it beside the HTML. */
  language?: string;
};

/** UTF-16 code units, the bytes of pictures aside. */
const MAX_LENGTH = 4_000_000;

/** The Markdown of copied HTML; undefined when there is no text in it, or it is too deep or large for a document. */
export function htmlToMarkdown(html: string, { language }: HtmlOptions = {}): string | undefined {
  // They never get into a text, and would be most of what is to be parsed.
  const light = html.replace(/(\ssrc\s*=\s*["']?)data:[^"'\s>]*/gi, '$1');
  if (light.length > MAX_LENGTH) return undefined;
  try {
    return writeMarkdown(cleanPasted(parseHtml(light), language)) || undefined;
  } catch (error) {
    if (error instanceof TooMuchHtmlError) return undefined;
    throw error;
  }
}
