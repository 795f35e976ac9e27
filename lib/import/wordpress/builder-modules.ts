import type { ModuleAttributes } from '@/lib/import/wordpress/builder-attributes';
import { escaped } from '@/lib/import/wordpress/shortcode-text';
import type { ModuleKind } from '@/lib/import/wordpress/builder-names';

export type ModuleReader = {
  site: string;
  /** Files of the library by number. */
  findPicture: (id: string) => { url: string; alt: string; caption: string } | undefined;
  note: (text: string) => void;
};

type Context = ModuleReader & { isPaired: boolean };
export type ModuleHtml = { before: string; after: string };

const block = (html: string): string => (html === '' ? '' : `\n\n${html}\n\n`);

/** What stands for the two marks of a module. */
export function moduleHtml(
  name: string,
  kind: ModuleKind,
  attributes: ModuleAttributes,
  context: Context,
): ModuleHtml {
  const make = makers[kind];
  return make({ name, attributes, context });
}

type Module = { name: string; attributes: ModuleAttributes; context: Context };
type Make = (module: Module) => ModuleHtml;

const apart = (html: string): ModuleHtml => ({ before: block(html) || '\n\n', after: '\n\n' });

const linked = (html: string, href: string): string =>
  href && html ? `<a href="${href}">${html}</a>` : html;

const isPictureName = /^https?:\/\/|^\/|^\/\//;

function pictureOf(value: string, alt: string, { findPicture }: Context): string {
  const found = /^\d+$/.test(value) ? findPicture(value) : undefined;
  const url = found?.url ?? (isPictureName.test(value) ? value : '');
  if (url === '' || /\.(?:mp4|webm|ogv|mp3)$/i.test(url)) return '';
  return `<img src="${escaped(url)}" alt="${escaped(alt || (found?.alt ?? ''))}">`;
}

/** In the order in which modules prefer them. */
const imageNames = [
  ...['src', 'image', 'image_url', 'custom_src', 'picture', 'portrait_url', 'image_src', 'img', 'photo'],
  ...['header_image_url', 'logo_image_url', 'author_image', 'image_id', 'attachment', 'id'],
];

const picture: Make = ({ attributes, context }) => {
  const images = imageNames.map((name) => attributes.raw(name));
  const alt = attributes.text('alt', 'image_alt', 'alttext');
  const html = images.map((value) => pictureOf(value, alt, context)).find((one) => one !== '') ?? '';
  const href = attributes.address(context.site, 'url', 'link', 'href', 'img_link');
  const caption = attributes.text('caption', 'caption_text');
  return apart(
    html && `<figure>${linked(html, href)}${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>`,
  );
};

const gallery: Make = ({ attributes, context }) => {
  const ids = attributes
    .raw('gallery_ids', 'images', 'ids', 'include', 'image_ids', 'source', 'slides')
    .replace(/^media:\s*/, '')
    .split(/[\s,|]+/)
    .filter(Boolean);
  const shown = ids.map((id) => pictureOf(id, '', context)).filter((html) => html !== '');
  if (ids.length > shown.length)
    context.note(`${ids.length - shown.length} pictures of a gallery are not in the export.`);
  return apart(shown.map((html) => `<figure>${html}</figure>`).join('\n\n'));
};

const labelNames = ['button_text', 'btn_title', 'linktext', 'label', 'text', 'title', 'link_text'];
const targetNames = ['button_url', 'button_link', 'btn_link', 'link', 'url', 'href', 'link_url', 'linkurl'];

const button: Make = ({ attributes, context }) => {
  const href = attributes.address(context.site, ...targetNames);
  const label = attributes.text(...labelNames);
  if (!context.isPaired || label) return apart(linked(label, href) || label);
  return { before: href ? ` <a href="${href}">` : ' ', after: href ? '</a> ' : ' ' };
};

/** An address alone on its line shows the film. */
const video: Make = ({ name, attributes, context }) => {
  const id = attributes.raw('id', 'video_id', 'youtube_id');
  const address =
    attributes.address(context.site, 'src', 'link', 'url', 'video', 'video_url', 'youtube_url', 'mp4') ||
    attributes.address(context.site, 'src_webm', 'webm', 'id', 'video_id');
  if (address && /\.(?:mp4|webm|ogv|mov|m4v)(?:\?|$)/i.test(address))
    return apart(`<video src="${address}"></video>`);
  if (address) return apart(address);
  const isName = /^[\w-]{5,20}$/.test(id);
  if (isName && name.includes('vimeo')) return apart(`https://vimeo.com/${id}`);
  return apart(isName && name.includes('youtube') ? `https://www.youtube.com/watch?v=${id}` : '');
};

const sound: Make = ({ attributes, context }) => {
  const address = attributes.address(context.site, 'audio', 'url', 'src', 'mp3', 'link', 'file');
  const isFile = /\.(?:mp3|m4a|ogg|wav)(?:\?|$)/i.test(address);
  const title = attributes.text('title');
  return apart(
    (title ? `<p>${title}</p>\n\n` : '') + (isFile ? `<audio src="${address}"></audio>` : address),
  );
};

function level(attributes: ModuleAttributes, usual: number): number {
  const given = attributes.raw('header_level', 'tag', 'size', 'heading_size', 'level', 'title_tag', 'type');
  const container = /tag:h([1-6])/.exec(attributes.raw('font_container'))?.[1];
  return Number(container ?? /^h?([1-6])$/.exec(given)?.[1] ?? usual);
}

const heading: Make = ({ attributes, context }) => {
  const words = attributes.text('text', 'heading', 'title', 'headline', 'content', 'main_heading');
  const size = `h${level(attributes, 2)}`;
  const sub = attributes.text('subheading', 'subtitle', 'sub_heading', 'heading_sub');
  const after = sub ? `\n\n<p>${sub}</p>\n\n` : '\n\n';
  const href = attributes.address(context.site, 'link', 'url');
  if (words) return { before: block(`<${size}>${linked(words, href)}</${size}>`), after };
  return context.isPaired
    ? { before: `\n\n<${size}>`, after: `</${size}>${after}` }
    : { before: '\n\n', after };
};

const titleNames = [
  ...['title', 'heading', 'header', 'title_front', 'primary_title', 'h2', 'name', 'main_heading', 'head'],
  ...['headline'],
];

const fold: Make = ({ attributes, context }) => {
  const title = attributes.text(...titleNames, 'text') || attributes.values.join(' ');
  if (!context.isPaired) return apart(title && `<h3>${title}</h3>`);
  return {
    before: `\n\n<details><summary>${title || '…'}</summary>\n\n`,
    after: '\n\n</details>\n\n',
  };
};

const tab: Make = ({ attributes }) => {
  const title = attributes.text(...titleNames, 'text') || attributes.values.join(' ');
  return apart(title && `<h3>${title}</h3>`);
};

const quote: Make = ({ attributes, context }) => {
  const who = attributes.text('author', 'name', 'cite', 'author_name');
  const about = [
    attributes.text('job_title', 'subtitle', 'position'),
    attributes.text('company_name', 'company'),
  ];
  const line = [who, ...about].filter(Boolean).join(', ');
  const cited = line ? `\n\n<p><cite>${line}</cite></p>` : '';
  const said = attributes.text('text', 'content', 'description', 'quote');
  if (!context.isPaired)
    return apart(said ? `<blockquote><p>${said}</p>${cited}</blockquote>` : line && `<p>${line}</p>`);
  return { before: '\n\n<blockquote>\n\n', after: `${cited}\n\n</blockquote>\n\n` };
};

const item: Make = ({ attributes }) => {
  const title = attributes.text('title', 'name', 'heading');
  const percent = attributes.raw('percent').replace(/^\d+$/, '$&%');
  return {
    before: `<li>${[title, percent].filter(Boolean).join(': ')}${title || percent ? ' ' : ''}`,
    after: '</li>',
  };
};

const list: Make = () => ({ before: '\n\n<ul>', after: '</ul>\n\n' });

const box: Make = ({ attributes, context }) => {
  const { site } = context;
  const image = pictureOf(
    attributes.raw('image', 'image_url', 'picture', 'portrait_url', 'header_image_url', 'image_src', 'photo'),
    attributes.text('alt', 'image_alt'),
    context,
  );
  const href = attributes.address(site, 'url', 'link', 'href');
  const title = attributes.text(...titleNames);
  const size = `h${level(attributes, 3)}`;
  const lines = [
    image && `<figure>${image}</figure>`,
    title && `<${size}>${linked(title, href)}</${size}>`,
    ...['subhead', 'h4', 'subtitle', 'position', 'title_back', 'hover_title', 'address', 'label'].map(
      (name) => attributes.text(name) && `<p>${attributes.text(name)}</p>`,
    ),
    amountOf(attributes),
    ...['description', 'text_front', 'text', 'text_back'].map(
      (name) => attributes.text(name) && `<p>${attributes.text(name)}</p>`,
    ),
  ].filter((line) => line !== '');
  const buttons = buttonsOf(attributes, site);
  return {
    before: lines.length > 0 ? `\n\n${lines.join('\n\n')}\n\n` : '\n\n',
    after: `\n\n${buttons.join('\n\n')}\n\n`,
  };
};

/** A price, a number that is counted up, a day that is counted down to. */
function amountOf(attributes: ModuleAttributes): string {
  const [sum, per] = [
    attributes.text('sum', 'number', 'percent', 'price', 'date_time'),
    attributes.text('per'),
  ];
  return sum ? `<p>${attributes.text('currency')}${sum}${per ? ` / ${per}` : ''}</p>` : '';
}

const buttonNames: [label: string[], target: string[]][] = [
  [
    ['button_text', 'btn_title', 'linktext', 'button', 'button_label'],
    ['button_url', 'button_link', 'btn_link', 'link', 'url', 'href'],
  ],
  [['button_one_text'], ['button_one_url']],
  [['button_two_text'], ['button_two_url']],
];

const buttonsOf = (attributes: ModuleAttributes, site: string): string[] =>
  buttonNames.flatMap(([labels, targets]) => {
    const [label, href] = [attributes.text(...labels), attributes.address(site, ...targets)];
    return label && href ? [`<p><a href="${href}">${label}</a></p>`] : [];
  });

const nothing: Make = () => ({ before: '\n\n', after: '\n\n' });

const makers: Record<ModuleKind, Make> = {
  ...{ picture, gallery, button, video, sound, heading, fold, tab, quote, list, item, box },
  line: () => ({ before: '', after: '' }),
  form: nothing,
  filled: nothing,
  code: nothing,
};
