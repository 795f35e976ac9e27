const reserved = new Set(
  `about abuse account accounts admin administrator anonymous api archive atom author blog colophon comment comments
  contact deleted-user editor everyone feed help home hostmaster info login log-in logout log-out mail media me
  moderator mod new null official owner page postmaster post posts privacy register robots root rss search security
  settings sign-in sign-up signin signup site sitemap staff static support system tag tags team undefined user users
  webmaster www you`.split(/\s+/),
);

export const isReserved = (username: string): boolean => reserved.has(username.toLowerCase());
