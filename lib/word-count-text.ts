export const wordCountText = (count: number): string =>
  count === 1 ? '1 word' : `${count.toLocaleString('en')} words`;
