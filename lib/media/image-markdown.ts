/** `alt` as typed: what would end it early is escaped. */
export const imageMarkdown = (alt: string, url: string): string =>
  `![${alt
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\[\]]/g, '\\$&')}](${url})`;
