/** Whether it is an http(s) address that may stand as a link beside somebody's name. */
export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text) || /[\s\u0000-\u001f\u007f]/.test(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return (
    ['http:', 'https:'].includes(protocol) && username === '' && password === '' && hostname.includes('.')
  );
}
