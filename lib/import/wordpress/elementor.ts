import { isProse } from '@/lib/import/wordpress/block-attributes';
import { escaped } from '@/lib/import/wordpress/shortcode-text';
import { fieldsIn, textOf, type Fields } from '@/lib/import/fields';

type Say = (text: string) => void;

const MAX_DEPTH = 30;

/** The page that Elementor shows, from the field in which it keeps it; null for what is none. */
export function elementorHtml(json: string | undefined, note: Say): string | null {
  if (!json?.startsWith('[')) return null;
  try {
    const elements = JSON.parse(json) as unknown;
    return Array.isArray(elements) ? elementsHtml(elements, note, 0) : null;
  } catch {
    return null;
  }
}

const elementsHtml = (elements: unknown, note: Say, depth: number): string =>
  Array.isArray(elements) && depth < MAX_DEPTH
    ? elements.map((one) => elementHtml(fieldsIn(one), note, depth)).join('\n\n')
    : '';

function elementHtml(element: Fields, note: Say, depth: number): string {
  const inner = elementsHtml(element.elements, note, depth + 1);
  if (textOf(element.elType) !== 'widget') return inner;
  const type = textOf(element.widgetType).replace(/^wp-widget-/, '');
  const settings = fieldsIn(element.settings);
  if (/^nested-(?:accordion|tabs|carousel)$/.test(type))
    return nested(type, settings, element.elements, note, depth);
  if (/form|login|search|subscribe/.test(type)) {
    note(`A form of Elementor was left out.`);
    return inner;
  }
  const own = widgetHtml(type, settings);
  if (own === '' && inner === '' && !/^(?:spacer|divider|menu-anchor)$/.test(type))
    note(`What Elementor fills when it is shown was left out: ${type.slice(0, 60)}.`);
  return `${own}\n\n${inner}`;
}

/** Titles stand beside the boxes that they belong to. */
function nested(type: string, settings: Fields, elements: unknown, note: Say, depth: number): string {
  const boxes = Array.isArray(elements) ? elements : [];
  return list(settings, 'items', 'tabs', 'carousel_items')
    .map((item, index) => {
      const inner = elementHtml(fieldsIn(boxes[index]), note, depth + 1);
      const title = textOf(item.item_title ?? item.tab_title ?? item.slide_title);
      if (type === 'nested-carousel') return inner;
      return type === 'nested-accordion' ? folded(title, inner) : `<h3>${title}</h3>\n\n${inner}`;
    })
    .join('\n\n');
}

const folded = (title: string, html: string): string =>
  `<details><summary>${title || '…'}</summary>\n\n${html}\n\n</details>`;

const list = (settings: Fields, ...names: string[]): Fields[] => {
  const found = names.map((name) => settings[name]).find((value) => Array.isArray(value));
  return Array.isArray(found) ? found.map(fieldsIn) : [];
};

const hrefOf = (value: unknown): string => textOf(typeof value === 'string' ? value : fieldsIn(value).url);

const linked = (html: string, href: string): string =>
  html && href && href !== '#' ? `<a href="${escaped(href)}">${html}</a>` : html;

function imageOf(value: unknown, href = '', caption = ''): string {
  const { url, alt } = fieldsIn(value);
  const address = textOf(url);
  // What stands in place of a picture that nobody chose.
  if (address === '' || /\/elementor\/assets\/images\/placeholder\.png$/.test(address)) return '';
  const image = `<img src="${escaped(address)}" alt="${escaped(textOf(alt))}">`;
  return `<figure>${linked(image, href)}${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>`;
}

const paragraph = (text: string): string => (text ? `<p>${text}</p>` : '');

const addresses = [
  ...['youtube_url', 'vimeo_url', 'dailymotion_url', 'videopress_url', 'external_url', 'hosted_url'],
];

function filmOf(settings: Fields): string {
  const kind = textOf(settings.video_type);
  const names = kind ? addresses.filter((name) => name.startsWith(kind)) : [];
  const found =
    [...names, ...addresses].map((name) => hrefOf(settings[name])).find((url) => url !== '') ?? '';
  if (/\.(?:mp4|webm|ogv|mov|m4v)$/i.test(found)) return `<video src="${escaped(found)}"></video>`;
  return found ? `<p>${found}</p>` : '';
}

/** The names under which widgets of Elementor and of its many additions keep words, in the order in which they show them. */
const titles = [
  ...['title', 'title_text', 'title_text_a', 'heading', 'alert_title', 'header_title', 'name', 'item_title'],
  ...['tab_title', 'slide_title', 'before_text', 'primary_heading', 'main_heading'],
];
const texts = [
  ...['sub_heading', 'sub_title', 'subtitle', 'editor', 'text', 'description', 'description_text'],
  ...['description_text_a', 'alert_description', 'content', 'testimonial_content', 'blockquote_content'],
  ...['item_description', 'item_text', 'tab_content', 'excerpt', 'bio', 'job_title', 'price', 'html'],
  ...['title_text_b', 'description_text_b', 'footer_additional_info', 'after_text', 'caption', 'shortcode'],
  ...['inner_text', 'address'],
];
const lists = [
  ...['tabs', 'icon_list', 'slides', 'features_list', 'price_list', 'wp_gallery', 'gallery', 'carousel'],
  ...['items', 'list', 'faq_list', 'timeline_list', 'testimonials', 'accordion'],
];

function widgetHtml(type: string, settings: Fields): string {
  const href = hrefOf(settings.link);
  if (type === 'heading') {
    const size = /^h[1-6]$/.exec(textOf(settings.header_size))?.[0] ?? 'h2';
    return textOf(settings.title) && `<${size}>${linked(textOf(settings.title), href)}</${size}>`;
  }
  if (type === 'button') return paragraph(linked(textOf(settings.text), href));
  if (type === 'image') {
    const target = textOf(settings.link_to) === 'custom' ? href : '';
    return imageOf(settings.image, target, textOf(settings.caption));
  }
  if (type === 'video') return filmOf(settings);
  if (type === 'audio') return paragraph(href);
  if (type === 'divider') return '<hr>';
  if (type === 'google_maps') return paragraph(textOf(settings.address));
  if (type === 'icon-list')
    return `<ul>${list(settings, 'icon_list')
      .map((one) => `<li>${linked(textOf(one.text), hrefOf(one.link))}</li>`)
      .join('')}</ul>`;
  if (type === 'counter')
    return paragraph(
      ['prefix', 'ending_number', 'suffix', 'title']
        .map((name) => textOf(settings[name]))
        .join(' ')
        .trim(),
    );
  if (type === 'testimonial' || type === 'blockquote') return quoted(settings);
  if (type === 'accordion' || type === 'toggle')
    return list(settings, 'tabs')
      .map((one) => folded(textOf(one.tab_title), textOf(one.tab_content)))
      .join('\n\n');
  return anything(settings);
}

function quoted(settings: Fields): string {
  const said = textOf(settings.testimonial_content ?? settings.blockquote_content);
  const who = ['testimonial_name', 'testimonial_job', 'author_name']
    .map((name) => textOf(settings[name]))
    .filter((text) => text !== '')
    .join(', ');
  return `<blockquote>${paragraph(said)}${who ? `<p><cite>${who}</cite></p>` : ''}</blockquote>${imageOf(settings.testimonial_image)}`;
}

/** Of widgets that nobody here knows: whatever stands where others keep their words and pictures. */
function anything(settings: Fields, depth = 0): string {
  const href = hrefOf(settings.link ?? settings.button_link);
  const title = titles.map((name) => textOf(settings[name])).find((text) => text !== '') ?? '';
  const label = textOf(settings.button_text ?? settings.button);
  const parts = [
    imageOf(settings.image ?? settings.graphic_image ?? (settings.url ? settings : undefined)),
    title && `<h3>${linked(title, label ? '' : href)}</h3>`,
    ...texts.map((name) => withParagraph(textOf(settings[name]))),
    ...(depth < 3
      ? lists.flatMap((name) => list(settings, name).map((one) => anything(one, depth + 1)))
      : []),
    ...(depth < 3 ? Object.entries(settings).map(([name, value]) => others(name, value, depth)) : []),
    paragraph(linked(label, href)),
    fieldsIn(settings.wp).text === undefined ? '' : anything(fieldsIn(settings.wp), depth + 1),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const known = new Set([
  ...titles,
  ...texts,
  ...lists,
  'image',
  'graphic_image',
  'link',
  'wp',
  'button',
  'button_text',
]);
const setting =
  /^_|class|style|align|font|colou?r|layout|icon|query|size|background|position|animation|typography|shadow|border|transition|link|url|^(?:id|library|value|type|html_tag|image_.*)$/i;
const said = /title|text|label|name|content|desc|info|value/i;

/** What somebody's widget keeps under names of its own: words in sentences, and what stands in rows. */
function others(name: string, value: unknown, depth: number): string {
  if (known.has(name) || setting.test(name)) return '';
  if (typeof value === 'string') return isProse(value) ? withParagraph(value) : '';
  if (!Array.isArray(value)) return '';
  return value
    .map(fieldsIn)
    .map((row) => {
      const cells = Object.entries(row).filter(
        ([cell]) => said.test(cell) && !known.has(cell) && !setting.test(cell),
      );
      const line = cells.map(([, text]) => textOf(text)).filter((text) => text !== '');
      return anything(row, depth + 1) || paragraph(line.join(' '));
    })
    .join('\n\n');
}

const withParagraph = (text: string): string => (/^\s*<|^$|\[/.test(text) ? text : `<p>${text}</p>`);
