export const looksLikeAddress = (text: string): boolean => /^https?:\/\/[^\s<>"]+$/i.test(text);

/** One address, whole, and nothing beside it. */
export const isWebAddress = (text: string): boolean => looksLikeAddress(text) && URL.canParse(text);
