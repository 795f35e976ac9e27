import { escapeHtml } from '@/lib/escape-html';

type Letter = { siteTitle: string; siteUrl: string; subject: string; text: string };

/** Styles stand in attributes because mail readers drop style sheets. */
export function mailHtml({ siteTitle, siteUrl, subject, text }: Letter): string {
  const body = text
    .trim()
    .split(/\n{2,}/)
    .map(paragraph)
    .join('\n');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f6f5f2;color:#1c1b19;font:16px/1.55 system-ui,sans-serif">
<div style="max-width:32rem;margin:0 auto;padding:28px;background:#fff;border:1px solid #e3e0d8;border-radius:8px">
${body}
</div>
<p style="max-width:32rem;margin:16px auto;font-size:13px;color:#6b675f">Sent by ${anchor(siteUrl, siteTitle)}</p>
</body>
</html>
`;
}

function paragraph(text: string): string {
  const isLink = /^https?:\/\/\S+$/.test(text);
  const html = isLink ? button(text) : text.split('\n').map(linked).join('<br>');
  return `<p style="margin:0 0 16px;overflow-wrap:anywhere">${html}</p>`;
}

/** A link that is a paragraph of its own is what the mail is about. */
const button = (url: string) =>
  `<a href="${escapeHtml(url)}" style="display:inline-block;padding:10px 16px;border-radius:6px;background:#1c1b19;color:#fff;text-decoration:none">Open the link</a><br><span style="font-size:13px;color:#6b675f">${escapeHtml(url)}</span>`;

const linked = (line: string) =>
  line
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/)
    .map((part, index) => (index % 2 ? anchor(part, part) : escapeHtml(part)))
    .join('');

const anchor = (url: string, label: string) =>
  `<a href="${escapeHtml(url)}" style="color:inherit">${escapeHtml(label)}</a>`;
