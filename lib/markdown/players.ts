import type { EmbedHost } from '@/lib/embed-hosts';

/** The address of the player of what an address shows, if one of the known sites has it; else null. */
export function playerOf(address: string): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const find = sites.get(url.hostname.replace(/^(?:www|m)\./, ''));
  const player = find?.(url, url.pathname.split('/').filter(Boolean));
  return player ? new URL(player) : null;
}

type Find = (url: URL, path: string[]) => string | null;

const at = (host: EmbedHost, path: string) => `https://${host}/${path}`;

const finders: Record<string, Find> = {
  'youtube.com': (url, [kind, id]) =>
    youtube(
      url,
      kind === 'watch' ? url.searchParams.get('v') : /^(?:shorts|embed|live)$/.test(kind ?? '') && id,
    ),
  'youtube-nocookie.com': (url, [kind, id]) => youtube(url, kind === 'embed' && id),
  'youtu.be': (url, [id]) => youtube(url, id),
  'vimeo.com': (_url, [id = '', key = '']) => vimeo(id, key),
  'player.vimeo.com': (url, [kind, id = '']) =>
    kind === 'video' ? vimeo(id, url.searchParams.get('h') ?? '') : null,
  'open.spotify.com': (_url, path) => {
    const [kind = '', id = ''] = path[0]?.startsWith('intl-') ? path.slice(1) : path;
    if (!/^(?:track|album|playlist|episode|show|artist)$/.test(kind) || !/^\w{1,40}$/.test(id)) return null;
    return at('open.spotify.com', `embed/${kind}/${id}`);
  },
  'codepen.io': (_url, [name = '', kind, id = '']) =>
    kind === 'pen' && /^[\w-]{1,80}$/.test(name) && /^\w{1,60}$/.test(id)
      ? at('codepen.io', `${name}/embed/${id}?default-tab=result`)
      : null,
};

const sites = new Map(Object.entries(finders));

function youtube({ searchParams }: URL, id: string | null | undefined | false): string | null {
  if (!id || !/^[\w-]{11}$/.test(id)) return null;
  const start = secondsOf(searchParams.get('t') ?? searchParams.get('start') ?? '');
  return at('www.youtube-nocookie.com', `embed/${id}?autoplay=1${start > 0 ? `&start=${start}` : ''}`);
}

function vimeo(id: string, key: string): string | null {
  if (!/^\d{1,12}$/.test(id)) return null;
  return at('player.vimeo.com', `video/${id}?autoplay=1&dnt=1${/^\w{1,20}$/.test(key) ? `&h=${key}` : ''}`);
}

/** `95`, `95s` or `1h2m3s`. */
function secondsOf(text: string): number {
  const [, hours, minutes, seconds] = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/.exec(text) ?? [];
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}
