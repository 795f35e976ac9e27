/** Looked for in this order, because most browsers also say that they are Chrome and Safari. */
const BROWSERS: [name: string, mark: RegExp][] = [
  ['Edge', /\b(Edg|EdgA|EdgiOS|Edge)\//],
  ['Opera', /\b(OPR|OPX|OPT|Opera)\//],
  ['Vivaldi', /\bVivaldi\//],
  ['Yandex Browser', /\bYaBrowser\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['DuckDuckGo', /\b(DuckDuckGo|Ddg)\//],
  ['SeaMonkey', /\bSeaMonkey\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Epiphany', /\bEpiphany\//],
  ['Chromium', /\bChromium\//],
  ['Chrome', /\b(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bVersion\/[\d.]+ .*\bSafari\//],
];

const SYSTEMS: [name: string, mark: RegExp][] = [
  ['iPad', /\biPad\b/],
  ['iPhone', /\b(iPhone|iPod)\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/],
  ['FreeBSD', /\bFreeBSD\b/],
  ['OpenBSD', /\bOpenBSD\b/],
  ['Linux', /\bLinux\b/],
];

/** Longer than what any browser says; the header is anybody's text. */
const LONGEST = 512;

/** In words of this list and never of the header, which whoever logs in writes as they like. */
export function describeDevice(userAgent: string): string {
  const text = userAgent.slice(0, LONGEST);
  const names = [BROWSERS, SYSTEMS]
    .map((list) => list.find(([, mark]) => mark.test(text))?.[0])
    .filter((name) => name !== undefined);
  return names.length > 0 ? names.join(' on ') : 'Unknown device';
}
