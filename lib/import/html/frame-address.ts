/** The address that a person would open for what a frame shows, or null where it is none on the web. */
export function frameAddress(source: string): URL | null {
  const address = source.trim().replace(/^\/\//, 'https://');
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  const find = sites[url.hostname.replace(/^(?:www|m|player|w)\./, '')];
  const page = find?.(url, url.pathname.split('/').filter(Boolean));
  return page && URL.canParse(page) ? new URL(page) : url;
}

type Find = (url: URL, path: string[]) => string | null | undefined | false;

const youtube: Find = ({ searchParams }, [kind, id]) => {
  const list = searchParams.get('list');
  if (kind === 'embed' && id === 'videoseries' && list)
    return `https://www.youtube.com/playlist?list=${list}`;
  if (!/^(?:embed|v)$/.test(kind ?? '') || !/^[\w-]{11}(?:&|$)/.test(id ?? '')) return null;
  const start = searchParams.get('start') ?? searchParams.get('t');
  return `https://www.youtube.com/watch?v=${id!.slice(0, 11)}${start && /^\w+$/.test(start) ? `&t=${start}` : ''}`;
};

const sites: Record<string, Find> = {
  'youtube.com': youtube,
  'youtube-nocookie.com': youtube,
  'vimeo.com': ({ searchParams }, [kind, id]) => {
    const key = searchParams.get('h');
    return kind === 'video' && /^\d+$/.test(id ?? '') && `https://vimeo.com/${id}${key ? `/${key}` : ''}`;
  },
  'open.spotify.com': (_, [kind, ...path]) =>
    kind === 'embed' && `https://open.spotify.com/${path.filter((part) => part !== 'embed').join('/')}`,
  'codepen.io': (_, [name, kind, ...path]) =>
    kind === 'embed' && path.length > 0 && `https://codepen.io/${name}/pen/${path.at(-1)}`,
  'soundcloud.com': ({ searchParams }) => searchParams.get('url'),
  'dailymotion.com': (_, [kind, what, id]) =>
    kind === 'embed' && what === 'video' && id && `https://www.dailymotion.com/video/${id}`,
};
