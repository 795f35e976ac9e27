declare module 'wawoff2' {
  /** From WOFF2 to the plain font. */
  export function decompress(font: Uint8Array): Promise<Uint8Array>;
}
