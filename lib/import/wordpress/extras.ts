import { escaped } from '@/lib/import/wordpress/shortcode-text';

/** The block of footnotes keeps their texts in a field of the post. Ids are what the calls in the text lead to. */
export function blockFootnotes(json: string | undefined): string {
  if (!json?.startsWith('[')) return '';
  try {
    const notes = JSON.parse(json) as { id?: unknown; content?: unknown }[];
    const items = notes.map(({ id, content }) =>
      typeof id === 'string' && typeof content === 'string' ? `<li id="${escaped(id)}">${content}</li>` : '',
    );
    return `\n<ol>${items.join('')}</ol>`;
  } catch {
    return '';
  }
}

/** A podcast's file, which stands in the feed; where the text leads to it already, nothing. */
export function enclosureLink(enclosure: string | undefined, content: string): string {
  const [address = ''] = (enclosure ?? '').trim().split(/\s+/);
  if (!/^https?:\/\/\S+$/.test(address) || content.includes(address)) return '';
  const kind = /\.(?:mp4|m4v|mov|webm|ogv)(?:[?#]|$)/i.test(address) ? 'video' : 'audio';
  return `\n<p><${kind} src="${escaped(address)}"></${kind}></p>`;
}
