import type { Shortcode } from '@/lib/import/wordpress/shortcode-text';

/** What stands alone on its line, as an address does that shows what it leads to. */
const alone = (address: string): string => `\n\n${address}\n\n`;

const isAddress = (text: string): boolean => /^(?:https?:)?\/\/\S+$/i.test(text);

const media = [
  'src',
  'mp3',
  'mp4',
  'm4a',
  'm4v',
  'ogg',
  'ogv',
  'wav',
  'webm',
  'wma',
  'wmv',
  'flv',
  'url',
  'file',
];

/** By name: the address of something by its number. */
const byNumber: Record<string, (id: string) => string> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
  yt: (id) => `https://www.youtube.com/watch?v=${id}`,
  embedyt: (id) => `https://www.youtube.com/watch?v=${id}`,
  lyte: (id) => `https://www.youtube.com/watch?v=${id}`,
  youtube_sc: (id) => `https://www.youtube.com/watch?v=${id}`,
  vimeo: (id) => `https://vimeo.com/${id}`,
  gist: (id) => `https://gist.github.com/${id}`,
  dailymotion: (id) => `https://www.dailymotion.com/video/${id}`,
  wpvideo: (id) => `https://videopress.com/v/${id}`,
  videopress: (id) => `https://videopress.com/v/${id}`,
  tweet: (id) => `https://twitter.com/i/status/${id}`,
  wistia: (id) => `https://fast.wistia.net/embed/iframe/${id}`,
  slideshare: (id) => `https://www.slideshare.net/slideshow/embed_code/${id}`,
  ted: (id) => `https://www.ted.com/talks/${id}`,
};

const byAddress = new Set([
  ...[
    'embed',
    'soundcloud',
    'spotify',
    'instagram',
    'googlemaps',
    'flickr',
    'facebook',
    'twitter',
    'bandcamp',
    'codepen',
  ],
  ...[
    'documentcloud',
    'iframe',
    'pdf',
    'pdf-embedder',
    'embeddoc',
    'gview',
    'fvplayer',
    'scribd',
    'pinterest',
    'tiktok',
    'mixcloud',
    'kickstarter',
    'twitch',
    'archives',
    'fbvideo',
    'gfycat',
  ],
]);

export const isEmbed = (name: string): boolean => Object.hasOwn(byNumber, name) || byAddress.has(name);

/** Films, songs and pages of elsewhere as their address; null for what is none of them. */
export function embedShortcode({ name, attributes, values, content }: Shortcode): string | null {
  if (name === 'codepen' && attributes.slug_hash && attributes.user)
    return alone(`https://codepen.io/${attributes.user}/pen/${attributes.slug_hash}`);
  if (name === 'audio' || name === 'video') return mediaOf(name, attributes, values, content);
  const make = Object.hasOwn(byNumber, name) ? byNumber[name] : undefined;
  if (!make && !byAddress.has(name)) return null;
  const given = [
    content,
    ...values,
    attributes.url,
    attributes.uri,
    attributes.src,
    attributes.href,
    attributes.file,
    attributes.id,
    attributes.video,
  ];
  const found = given.map((text) => decoded(text ?? '')).find((text) => text !== '');
  if (!found) return null;
  if (isAddress(found)) return alone(found.replace(/^\/\//, 'https://'));
  const spotify = /^spotify:(\w+):(\w+)$/.exec(found);
  if (spotify) return alone(`https://open.spotify.com/${spotify[1]}/${spotify[2]}`);
  const [id = ''] = found.split(/[&?]/);
  return make && /^[\w./-]{1,100}$/.test(id) ? alone(make(id)) : null;
}

const decoded = (text: string): string =>
  text
    .replace(/<[^<>]*>/g, '')
    .replace(/&amp;|&#0?38;/g, '&')
    .trim();

function mediaOf(
  name: string,
  attributes: Record<string, string>,
  values: string[],
  content: string | null,
): string | null {
  const given = [
    ...media.map((key) => attributes[key]),
    ...values.map((value) => value.split('|')[0]),
    content ?? undefined,
  ];
  const address = given
    .map((text) => decoded(text ?? ''))
    .find((text) => isAddress(text) || text.startsWith('/'));
  if (!address) return null;
  if (name === 'video' && /youtu\.?be|vimeo/.test(address)) return alone(address);
  return `\n\n<${name} src="${address.replaceAll('"', '%22')}"></${name}>\n\n`;
}
