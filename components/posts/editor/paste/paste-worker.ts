import { htmlToMarkdown, type HtmlOptions } from './html-to-markdown';

export type PasteRequest = { html: string; options: HtmlOptions };

addEventListener('message', ({ data }: MessageEvent<PasteRequest>) => {
  postMessage(htmlToMarkdown(data.html, data.options));
});
