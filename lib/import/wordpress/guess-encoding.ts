/** As browsers take it where a page of this language says nothing. */
const byLanguage: [RegExp, string][] = [
  [/^(?:ru|uk|be|bg|mk|sr|kk|ky|mn|tg)\b/, 'windows-1251'],
  [/^(?:pl|cs|hu|sk|sl|hr|bs|ro|sq)\b/, 'windows-1250'],
  [/^el\b/, 'windows-1253'],
  [/^(?:tr|az|ku)\b/, 'windows-1254'],
  [/^he\b/, 'windows-1255'],
  [/^(?:ar|fa|ur|ug|ckb)\b/, 'windows-1256'],
  [/^(?:lt|lv|et)\b/, 'windows-1257'],
  [/^vi\b/, 'windows-1258'],
  [/^th\b/, 'windows-874'],
  [/^ja\b/, 'shift_jis'],
  [/^ko\b/, 'euc-kr'],
  [/^zh-(?:tw|hk|mo|hant)\b/, 'big5'],
  [/^zh\b/, 'gb18030'],
];

/**
 * Which encoding bytes have that are no UTF-8; null where it is UTF-8 all the same, with a broken character here and
 * there. @param start of the file, where an export names its language
 */
export function guessEncoding(bytes: Buffer, start: Buffer): string | null {
  const asUtf8 = new TextDecoder('utf-8').decode(bytes);
  const broken = asUtf8.match(/\ufffd/g)?.length ?? 0;
  const whole = asUtf8.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  if (whole > broken) return null;
  const language = /<language>(?:<!\[CDATA\[)?\s*([a-z]{2,3}(?:[-_]\w{2,8})*)/i.exec(
    start.toString('latin1'),
  );
  const code = language?.[1]?.toLowerCase().replaceAll('_', '-') ?? '';
  const named = byLanguage.find(([pattern]) => pattern.test(code))?.[1];
  return named ?? (isCyrillic(bytes) ? 'windows-1251' : 'windows-1252');
}

/** Letters with marks stand between plain ones; Cyrillic ones stand side by side. */
function isCyrillic(bytes: Buffer): boolean {
  let [letters, beside] = [0, 0];
  for (let index = 0; index < bytes.length; index += 1) {
    if (bytes[index]! < 0xc0) continue;
    letters += 1;
    if ((bytes[index - 1] ?? 0) >= 0xc0 || (bytes[index + 1] ?? 0) >= 0xc0) beside += 1;
  }
  return beside > letters * 0.6;
}
