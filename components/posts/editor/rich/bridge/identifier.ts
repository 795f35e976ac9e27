/** As micromark-util-normalize-identifier. */
export const identifierOf = (label: unknown): string =>
  String(label)
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase();
