import Bowser from 'bowser';

/** A browser and its system in words, such as "Firefox on Windows"; what is not known is left out. */
export function describeDevice(userAgent: string): string {
  if (!userAgent) return 'Unknown device';
  const { browser, os } = Bowser.parse(userAgent);
  const names = [browser.name, os.name].filter((name) => name !== undefined && name !== '');
  return names.length > 0 ? names.join(' on ') : 'Unknown device';
}
