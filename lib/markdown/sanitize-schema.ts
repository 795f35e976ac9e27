import { defaultSchema, type Options as Schema } from 'rehype-sanitize';
import { tokenClasses } from '@/lib/markdown/token-theme';

/** Set before every id, so that none poses as an id (or, by DOM clobbering, a variable) of the page. See anchors.ts. */
export const ID_PREFIX = 'user-content-';

const math = [
  ...[
    'math',
    'semantics',
    'annotation',
    'menclose',
    'mfrac',
    'mi',
    'mlabeledtr',
    'mmultiscripts',
    'mn',
    'mo',
  ],
  ...['mover', 'mpadded', 'mphantom', 'mroot', 'mrow', 'ms', 'mspace', 'msqrt', 'mstyle', 'msub', 'msubsup'],
  ...['msup', 'mtable', 'mtd', 'mtext', 'mtr', 'munder', 'munderover'],
];

const mathAttributes = [
  ...[
    'accent',
    'accentunder',
    'columnalign',
    'columnlines',
    'columnspacing',
    'columnspan',
    'depth',
    'display',
  ],
  ...['displaystyle', 'encoding', 'fence', 'form', 'frame', 'height', 'largeop', 'linethickness', 'lspace'],
  ...[
    'mathbackground',
    'mathcolor',
    'mathsize',
    'mathvariant',
    'maxsize',
    'minsize',
    'movablelimits',
    'notation',
  ],
  ...[
    'rowalign',
    'rowlines',
    'rowspacing',
    'rowspan',
    'rspace',
    'scriptlevel',
    'separator',
    'side',
    'stretchy',
  ],
  ...['symmetric', 'voffset', 'width', 'xmlns'],
];

const attributes = defaultSchema.attributes ?? {};

/** The sanitizer compares schemes letter by letter, and `HTTPS://EXAMPLE.ORG` is a fine address. */
const anyCase = (schemes: string[]) => schemes.flatMap((scheme) => [scheme, scheme.toUpperCase()]);

const protocols = {
  cite: anyCase(['http', 'https']),
  href: anyCase(['http', 'https', 'irc', 'ircs', 'mailto', 'tel', 'xmpp']),
  longDesc: anyCase(['http', 'https']),
  src: anyCase(['http', 'https']),
};

/** Elements whose content is no text of the page: code, drawings, names, fallbacks of old browsers, choices. */
export const DROPPED_WHOLE = [
  ...['script', 'style', 'template', 'noscript', 'title', 'textarea', 'select', 'datalist', 'svg', 'canvas'],
  ...['audio', 'video', 'iframe', 'object', 'noframes', 'noembed', 'head'],
];

export const postSchema: Schema = {
  ...defaultSchema,
  clobberPrefix: ID_PREFIX,
  strip: DROPPED_WHOLE,
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    ...[
      'abbr',
      'bdi',
      'bdo',
      'cite',
      'dfn',
      'figcaption',
      'figure',
      'mark',
      'progress',
      'small',
      'time',
      'u',
      'wbr',
    ],
    ...math,
  ],
  ancestors: {
    ...defaultSchema.ancestors,
    ...Object.fromEntries(math.slice(1).map((name) => [name, ['math']])),
  },
  protocols,
  attributes: {
    ...attributes,
    ...Object.fromEntries(math.map((name) => [name, mathAttributes])),
    // A key or a place in the tab order is the page's to give.
    '*': (attributes['*'] ?? []).filter(
      (name) => name !== 'tabIndex' && name !== 'accessKey' && name !== 'name',
    ),
    a: [...without('className', attributes.a), ['className', 'data-footnote-backref'], 'rel'],
    div: [
      ...(attributes.div ?? []),
      ['className', 'callout', /^callout-(note|tip|important|warning|caution)$/, 'table-scroll'],
      ['role', 'note', 'group'],
      ['tabIndex', 0],
      'ariaLabel',
    ],
    figure: [['className', 'wide', 'full']],
    img: [...(attributes.img ?? []), ['loading', 'lazy'], ['decoding', 'async']],
    input: [...(attributes.input ?? []), 'ariaLabel'],
    // What has no mark of ours loses this right after: embeds.ts.
    p: [['className', 'callout-title'], 'dataEmbed'],
    pre: [['tabIndex', 0]],
    progress: ['max'],
    span: [['className', ...tokenClasses, 'katex', 'katex-error']],
    time: ['dateTime'],
  },
};

/** What the author alone sees also says which line of the source a block begins on. */
export const previewSchema: Schema = {
  ...postSchema,
  attributes: { ...postSchema.attributes, '*': [...(postSchema.attributes?.['*'] ?? []), 'dataLine'] },
};

export const commentSchema: Schema = {
  ...defaultSchema,
  protocols,
  tagNames: [
    ...[
      'a',
      'blockquote',
      'br',
      'code',
      'del',
      'div',
      'em',
      'hr',
      'input',
      'li',
      'ol',
      'p',
      'pre',
      'span',
      'strong',
    ],
    ...['table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
  ],
  attributes: {
    a: ['href', 'rel', 'title'],
    blockquote: [['dir', 'ltr', 'rtl']],
    code: [['className', /^language-./]],
    div: [['className', 'table-scroll'], ['role', 'group'], ['tabIndex', 0], 'ariaLabel'],
    input: [...(attributes.input ?? []), 'ariaLabel'],
    li: [['className', 'task-list-item']],
    ol: ['start', ['className', 'contains-task-list']],
    pre: [['tabIndex', 0]],
    span: [['className', ...tokenClasses]],
    td: ['align'],
    th: ['align'],
    ul: [['className', 'contains-task-list']],
  },
};

type Attributes = NonNullable<Schema['attributes']>[string];

function without(name: string, list: Attributes = []): Attributes {
  return list.filter((attribute) => (Array.isArray(attribute) ? attribute[0] : attribute) !== name);
}
