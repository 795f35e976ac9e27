const beginnings: [number, string][] = [
  [0, '\x89PNG'],
  [0, '\xff\xd8\xff'],
  [0, 'GIF8'],
  [8, 'WEBP'],
  [4, 'ftypavif'],
  [4, 'ftypavis'],
  [4, 'ftypheic'],
  [4, 'ftypmif1'],
  [0, 'BM'],
  [0, 'II*\0'],
  [0, 'MM\0*'],
];

/** Whether bytes begin as a picture does, whatever a server calls them. What the library takes of these it says itself. */
export function isPicture(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 32).toString('latin1');
  if (beginnings.some(([at, mark]) => start.startsWith(mark, at))) return true;
  const text = bytes
    .subarray(0, 2000)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  return /^(?:<\?xml[^<>]*>|<!--[^<>]*-->|<!DOCTYPE svg[^<>]*>|\s)*<svg[\s>]/i.test(text);
}
