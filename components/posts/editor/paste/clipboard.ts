import { convertHtml } from './convert-off-thread';
import { takesTextAsItIs } from './markdown-source';

export type Clipboard = { text: string; html: string; language?: string };

/** Of code editors: what was copied as they know it. */
const EDITOR_DATA = 'vscode-editor-data';

export function readClipboard(data: DataTransfer): Clipboard {
  const [text, html] = [data.getData('text/plain').replaceAll('\r\n', '\n'), data.getData('text/html')];
  const language = /"mode":\s*"([\w+#-]+)"/.exec(data.getData(EDITOR_DATA))?.[1];
  return language === 'markdown' || language === 'plaintext' ? { text, html: '' } : { text, html, language };
}

/** Markdown of what was copied; its text as it is where that is Markdown already, or its HTML cannot be read. */
export async function markdownOf({ text, html, language }: Clipboard): Promise<string> {
  const markdown = await convertHtml(html, { language });
  if (markdown === undefined) return text || textWithin(html);
  return takesTextAsItIs(text, markdown) ? text : markdown;
}

/** Whether there is text in it, and not only a picture that stands in a file beside it. */
export const hasText = ({ text, html }: Clipboard): boolean => text.trim() !== '' || textWithin(html) !== '';

const textWithin = (html: string): string => html.replace(/<[^<>]*>/g, '').trim();
