/** Forms and files may have CRLF or CR, where stored text has LF. */
export const toLineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n');
