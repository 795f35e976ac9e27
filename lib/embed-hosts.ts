/** Sites whose players a post may show, by the host of the player: pages may frame these and no others. */
export const EMBED_HOSTS = [
  'www.youtube-nocookie.com',
  'player.vimeo.com',
  'open.spotify.com',
  'codepen.io',
] as const;

export type EmbedHost = (typeof EMBED_HOSTS)[number];
