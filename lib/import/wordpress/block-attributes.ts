import { fieldsIn, textOf, type Fields } from '@/lib/import/fields';
import { escaped } from '@/lib/import/wordpress/shortcodes';

/** Words that a block keeps in its comment alone, where WordPress makes its page of them; empty for none. */
export function attributesHtml(name: string, attributes: Fields): string {
  if (/^(?:core\/)?social-link$/.test(name)) return socialHtml(attributes);
  if (name.startsWith('divi/')) return diviHtml(attributes);
  if (name.startsWith('siteorigin-panels/')) return siteOriginHtml(attributes);
  const data = fieldsIn(attributes.data);
  return name.startsWith('acf/') || Object.keys(data).length > 0 ? fieldsHtml(data) : '';
}

const socialHtml = ({ url, label, service }: Fields): string =>
  textOf(url) &&
  `<li><a href="${escaped(textOf(url))}">${textOf(label) || textOf(service) || textOf(url)}</a></li>`;

/** Divi 5: `{"content":{"innerContent":{"desktop":{"value":"…"}}}}` */
function diviHtml(attributes: Fields): string {
  const parts = Object.entries(attributes).map(([name, value]) => {
    const inner = fieldsIn(fieldsIn(fieldsIn(value).innerContent).desktop).value;
    if (typeof inner === 'string') return /title|heading/i.test(name) ? titled(inner) : inner;
    const { src, url, linkUrl, text, alt, linkText } = fieldsIn(inner) as Record<string, unknown>;
    const label = textOf(text) || textOf(linkText);
    const href = textOf(linkUrl) || textOf(url);
    if (textOf(src) !== '') return mediaOf(textOf(src), textOf(alt), textOf(linkUrl));
    if (/button/i.test(name) || (href !== '' && label !== ''))
      return label && `<p>${href ? `<a href="${escaped(href)}">${label}</a>` : label}</p>`;
    return /title|heading/i.test(name) ? titled(label) : label;
  });
  return parts.filter((part) => part !== '').join('\n\n');
}

const titled = (text: string): string => (text ? `<h3>${text}</h3>` : '');

function mediaOf(src: string, alt: string, href: string): string {
  if (/\.(?:mp4|webm|ogv|mov|mp3|m4a|wav)$/i.test(src)) return `<p><video src="${escaped(src)}"></video></p>`;
  if (/youtu\.?be|vimeo\.com/.test(src)) return `<p>${src}</p>`;
  const image = `<img src="${escaped(src)}" alt="${escaped(alt)}">`;
  return `<figure>${href ? `<a href="${escaped(href)}">${image}</a>` : image}</figure>`;
}

/** The page as it was shown last, or the texts of its widgets. */
function siteOriginHtml({ contentPreview, panelsData }: Fields): string {
  if (textOf(contentPreview) !== '') return textOf(contentPreview);
  const { widgets } = fieldsIn(panelsData);
  if (!Array.isArray(widgets)) return '';
  return widgets
    .map(fieldsIn)
    .map(({ title, text, content }) => titled(textOf(title)) + (textOf(text) || textOf(content)))
    .join('\n\n');
}

/** Fields of Advanced Custom Fields: those with a line before their name say what kind the others are. */
const fieldsHtml = (data: Fields): string =>
  Object.entries(data)
    .filter(([name, value]) => !name.startsWith('_') && isProse(textOf(value)))
    .map(([name, value]) => {
      const text = textOf(value);
      return /title|heading|headline/i.test(name)
        ? titled(text)
        : /^\s*</.test(text)
          ? text
          : `<p>${text}</p>`;
    })
    .join('\n\n');

/** Words, and no setting: a setting is one word, a number, a colour or an address. */
const isProse = (text: string): boolean =>
  /[^\s]\s+[^\s]/.test(text) && !/^\s*[[{]|^[\w-]+:\s?[\w#-]+;/.test(text);
