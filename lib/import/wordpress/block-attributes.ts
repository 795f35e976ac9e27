import { fieldsIn, textOf, type Fields } from '@/lib/import/fields';
import { escaped } from '@/lib/import/wordpress/shortcode-text';

/** Words that a block keeps in its comment alone, where WordPress makes its page of them; empty for none. */
export function attributesHtml(name: string, attributes: Fields): string {
  if (/^(?:core\/)?social-link$/.test(name)) return socialHtml(attributes);
  if (name.startsWith('divi/')) return diviHtml(attributes);
  if (name.startsWith('siteorigin-panels/')) return siteOriginHtml(attributes);
  if (name.startsWith('acf/')) return fieldsHtml(fieldsIn(attributes.data));
  return name.includes('/') && !filled.test(name) ? fieldsHtml(attributes) : '';
}

/** Blocks of WordPress itself, and of plugins whose attributes are settings alone. */
const filled =
  /^(?:core|core-embed|jetpack|woocommerce|contact-form-7|wpforms|gravityforms|yoast|polylang)\//;

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

/** Fields by the names that people give them; those with a line before their name are of the plugin. */
function fieldsHtml(data: Fields, depth = 0): string {
  const parts = Object.entries(data).map(([name, value]) => {
    if (name.startsWith('_') || settings.test(name)) return '';
    if (typeof value === 'object')
      return depth < 3 ? fieldsHtml(Array.isArray(value) ? { ...value } : fieldsIn(value), depth + 1) : '';
    const text = textOf(value);
    if (isPicture.test(text)) return mediaOf(text, '', '');
    if (/(?:title|heading|headline)$/i.test(name) && /^\p{L}/u.test(text)) return titled(text);
    return isProse(text) ? (/^\s*</.test(text) ? text : `<p>${text}</p>`) : '';
  });
  return parts.filter((part) => part !== '').join('\n\n');
}

const settings =
  /class|style|align|anchor|font|colou?r|layout|icon|query|size|background|^(?:id|mode|name|align_.*)$/i;

const isPicture = /^(?:https?:\/)?\/\S+\.(?:png|jpe?g|gif|webp|avif)$/i;

/** Words, and no setting: a setting is one word, a number, a colour or an address. */
export const isProse = (text: string): boolean =>
  /\S\s+\S/.test(text) && !/^\s*[[{]|^[\w-]+:\s?[\w#-]+;/.test(text);
