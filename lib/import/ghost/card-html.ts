import { MARKDOWN } from '@/lib/import/html/handlers';

export type Card = Record<string, unknown>;

export const escaped = (text: string): string =>
  text.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

type Make = (card: Read) => string;

/** Texts of a card, whatever else is there. */
class Read {
  constructor(private readonly card: Card) {}

  text(...names: string[]): string {
    const found = names.map((name) => (Object.hasOwn(this.card, name) ? this.card[name] : undefined));
    const value = found.find((one) => typeof one === 'string' && one !== '');
    return typeof value === 'string' ? value : '';
  }

  attribute(...names: string[]): string {
    return escaped(this.text(...names));
  }

  list(name: string): Read[] {
    const value = Object.hasOwn(this.card, name) ? this.card[name] : undefined;
    return Array.isArray(value) ? value.map((one) => new Read((one ?? {}) as Card)) : [];
  }

  within(name: string): Read {
    const value = Object.hasOwn(this.card, name) ? this.card[name] : undefined;
    return new Read(typeof value === 'object' && value !== null ? (value as Card) : {});
  }
}

/** A card of Ghost's editor as HTML; null for one that nobody here knows, which is named. */
export function cardHtml(type: string, card: Card, note: (text: string) => void): string | null {
  const name = type.replace(/^card-/, '').replace(/-card$/, '');
  if (name === 'signup') note('A form to subscribe was left out.');
  if (Object.hasOwn(makers, name)) return makers[name]!(new Read(card));
  if (Object.hasOwn(left, name)) note(left[name]!);
  else note(`The card "${name.slice(0, 40)}" was left out.`);
  return null;
}

const left: Record<string, string> = {
  email: 'What stood in the mail alone was left out.',
  'email-cta': 'What stood in the mail alone was left out.',
  paywall: 'The mark from which on the text was for members was left out.',
};

const figure = (inner: string, card: Read, width = ''): string => {
  const caption = card.text('caption');
  return `<figure${width}>${inner}${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>`;
};

const image: Make = (card) => {
  const picture = `<img src="${card.attribute('src')}" alt="${card.attribute('alt')}">`;
  const href = card.attribute('href');
  const width = /^(?:wide|full)$/.exec(card.text('cardWidth'))?.[0];
  return figure(
    href ? `<a href="${href}">${picture}</a>` : picture,
    card,
    width ? ` class="kg-width-${width}"` : '',
  );
};

const gallery: Make = (card) =>
  card.list('images').map(image).join('') + (card.text('caption') ? `<p>${card.text('caption')}</p>` : '');

const code: Make = (card) => {
  const language = /^[\w+#.-]{1,30}$/.exec(card.text('language'))?.[0];
  const block = `<pre><code${language ? ` class="language-${language}"` : ''}>${escaped(card.text('code'))}</code></pre>`;
  return block + (card.text('caption') ? `<p>${card.text('caption')}</p>` : '');
};

const bookmark: Make = (card) => {
  const about = card.within('metadata');
  const url = card.attribute('url') || about.attribute('url');
  const lines = [
    about.text('description'),
    [about.text('author'), about.text('publisher')].filter(Boolean).join(' · '),
  ];
  const rest = lines.filter(Boolean).map((line) => `<br>${escaped(line)}`);
  return `<p><a href="${url}">${about.attribute('title') || url}</a>${rest.join('')}</p>${card.text('caption') ? `<p>${card.text('caption')}</p>` : ''}`;
};

const embed: Make = (card) => figure(card.text('html') || `<p>${card.attribute('url')}</p>`, card);

const linkTo = (address: string, words: string): string =>
  address ? `<p><a href="${address}">${words || address}</a></p>` : '';

const makers: Record<string, Make> = {
  image,
  gallery,
  code,
  codeblock: code,
  bookmark,
  embed,
  html: (card) => card.text('html'),
  markdown: (card) => `<${MARKDOWN} value="${card.attribute('markdown')}"></${MARKDOWN}>`,
  hr: () => '<hr>',
  callout: (card) =>
    `<div class="kg-callout-card"><div class="kg-callout-emoji">${card.attribute('calloutEmoji')}</div><div class="kg-callout-text">${card.text('calloutText')}</div></div>`,
  toggle: (card) => `<details><summary>${card.text('heading')}</summary>${card.text('content')}</details>`,
  button: (card) => linkTo(card.attribute('buttonUrl'), card.attribute('buttonText')),
  file: (card) =>
    linkTo(card.attribute('src'), card.attribute('fileTitle', 'fileName')) +
    (card.text('fileCaption') ? `<p>${card.attribute('fileCaption')}</p>` : ''),
  audio: (card) => `<audio src="${card.attribute('src')}" title="${card.attribute('title')}"></audio>`,
  video: (card) => figure(`<video src="${card.attribute('src')}"></video>`, card),
  product: (card) =>
    `${card.text('productImageSrc') ? `<img src="${card.attribute('productImageSrc')}" alt="">` : ''}<h4>${card.text('productTitle')}</h4>${card.text('productDescription')}${linkTo(card.attribute('productUrl'), card.attribute('productButton'))}`,
  signup: (card) =>
    ['header', 'subheader', 'disclaimer']
      .map((name) => card.text(name))
      .filter((words) => words !== '')
      .map((words) => `<p>${words}</p>`)
      .join(''),
  header: (card) =>
    `${card.text('backgroundImageSrc') ? `<img src="${card.attribute('backgroundImageSrc')}" alt="">` : ''}<h2>${card.text('header', 'heading')}</h2><p>${card.text('subheader', 'subheading')}</p>${linkTo(card.attribute('buttonUrl'), card.attribute('buttonText'))}`,
  'call-to-action': (card) =>
    (card.text('imageUrl') ? `<img src="${card.attribute('imageUrl')}" alt="">` : '') +
    card.text('textValue') +
    linkTo(card.attribute('buttonUrl'), card.attribute('buttonText')),
};
