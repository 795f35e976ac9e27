import { expect, test } from 'vitest';
import { formatOf } from './file-format';

const utf16 = (text: string, isBig: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

test.each([
  ['xml', Buffer.from('<?xml version="1.0"?><rss>')],
  ['xml', Buffer.from('\uFEFF\n\n  <?xml version="1.0"?>')],
  ['xml', Buffer.from('<rss version="2.0">')],
  ['xml', utf16('<?xml version="1.0" encoding="UTF-16"?>', false)],
  ['xml', utf16('<?xml version="1.0" encoding="UTF-16"?>', true)],
  ['json', Buffer.from('\n{"db": []}')],
  ['json', Buffer.from('[{"db": []}]')],
  ['zip', Buffer.from('PK\x03\x04rest', 'latin1')],
])('%s is known by its first bytes', (format, head) => {
  expect(formatOf(head)).toEqual({ format });
});

test.each([
  ['empty', Buffer.alloc(0)],
  ['empty', Buffer.from('  \n\n')],
  ['empty', Buffer.from('PK\x05\x06\0\0', 'latin1')],
  ['web-page', Buffer.from('<!DOCTYPE html><title>Log in</title>')],
  ['web-page', Buffer.from('\n<HTML lang="en">')],
  ['packed', Buffer.from('1f8b0800', 'hex')],
  ['packed', Buffer.from('Rar!\x1a\x07', 'latin1')],
  ['packed', Buffer.from('blog/'.padEnd(257, '\0') + 'ustar\0', 'latin1')],
  ['markdown', Buffer.from('---\ntitle: A post\n---\n')],
  ['markdown', Buffer.from('[a link](/x) and more')],
  ['unknown', Buffer.from('\x89PNG\r\n\x1a\n\0', 'latin1')],
  ['unknown', Buffer.from('%PDF-1.7\n\x00\x01', 'latin1')],
])('what is no export is refused: %s', (problem, head) => {
  expect(formatOf(head)).toEqual({ problem });
});

test('text whose last letter was cut is text', () => {
  expect(formatOf(Buffer.from('Grüße ü').subarray(0, -1))).toEqual({ problem: 'markdown' });
});
