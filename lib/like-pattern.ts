/** A pattern for `like` that finds this text anywhere; what would mean something in one is a character like any other. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
