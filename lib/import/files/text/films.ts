import { writtenUrl } from '@/lib/import/files/text/edits';

/** Where what a player shows can be seen; the address itself where it is no known player's. */
export function addressOfPlayer(src: string): string {
  const address = src.startsWith('//') ? `https:${src}` : src;
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const host = url.hostname.replace(/^www\./, '');
  const parts = url.pathname.split('/').filter(Boolean);
  const start = url.searchParams.get('start');
  if (/^youtube(?:-nocookie)?\.com$/.test(host) && parts[0] === 'embed') {
    const list = url.searchParams.get('list');
    if (parts[1] === 'videoseries' && list)
      return `https://www.youtube.com/playlist?list=${encodeURIComponent(list)}`;
    return film('youtube', parts[1] ?? '', start ?? '');
  }
  if (host === 'player.vimeo.com' && parts[0] === 'video') {
    const key = url.searchParams.get('h');
    return film('vimeo', `${parts[1] ?? ''}${key ? `/${key}` : ''}`);
  }
  if (host === 'open.spotify.com' && parts[0] === 'embed')
    return `https://${host}/${parts.slice(1).join('/')}`;
  if (host === 'codepen.io' && parts[1] === 'embed') return `https://${host}/${parts[0]}/pen/${parts.at(-1)}`;
  return address;
}

const addresses: Record<string, (id: string) => string> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
  vimeo: (id) => `https://vimeo.com/${id}`,
  bilibili: (id) => `https://www.bilibili.com/video/${id}`,
  gist: (id) => `https://gist.github.com/${id}`,
  tweet: (id) => `https://x.com/i/status/${id}`,
  instagram: (id) => `https://www.instagram.com/p/${id}/`,
  asciinema: (id) => `https://asciinema.org/a/${id}`,
  codepen: (id) => `https://codepen.io/${id}`,
  spotify: (id) => `https://open.spotify.com/${id.replaceAll(':', '/').replace(/^spotify\//, '')}`,
  soundcloud: (id) => `https://soundcloud.com/${id}`,
};

/** The names of tags that show something of another site. */
export function siteOfTag(name: string): string | null {
  const bare = name
    .toLowerCase()
    .replace(/[_-]|(?:embed|video|player|lite|simple|privacyenhanced|\.html|\.liquid)/g, '');
  const found = { yt: 'youtube', twitter: 'tweet', x: 'tweet', twittersimple: 'tweet' }[bare] ?? bare;
  return Object.hasOwn(addresses, found) ? found : null;
}

/** @param id the identifier, or the whole address, as people give either */
export function film(site: string, id: string, start = ''): string {
  const bare = id.trim();
  if (/^(?:https?:)?\/\//i.test(bare)) return addressOfPlayer(bare);
  const address = addresses[site]?.(writtenUrl(bare)) ?? bare;
  return /^\d{1,6}$/.test(start) && start !== '0' && site === 'youtube' ? `${address}&t=${start}` : address;
}
