import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameProblem } from '@/lib/accounts/fields/display-name';
import { guestFacts, NAMELESS } from '@/lib/guests/guest-facts';

const person = { name: 'Jane', email: 'jane@example.org', website: '', bio: '' };
const nameOf = (name: string) => guestFacts({ ...person, name }).name;
const websiteOf = (website: string) => guestFacts({ ...person, website }).website;
const emailOf = (email: string) => guestFacts({ ...person, email }).email;

test.each([
  ['<b onclick=alert(1)>Jane</b>', '<b onclick=alert(1)>Jane</b>'],
  ['  Jane \n Doe\t', 'Jane Doe'],
  ['\u202eeve\u202c', 'eve'],
  ['שרה \u200fכהן', 'שרה כהן'],
  ['👩‍💻 Ada', '👩‍💻 Ada'],
  ['می‌خواهم', 'می‌خواهم'],
  [`Z${'\u0335'.repeat(30)}algo`, `Z${'\u0335'.repeat(4)}algo`],
  ['a\0b\ud800c', 'abc'],
  ['', NAMELESS],
  ['\u200b\u2060', NAMELESS],
])('of the name %j readers see %j', (name, shown) => {
  expect(nameOf(name)).toBe(shown);
});

test('a name of a thousand characters is shortened, and never within one', () => {
  expect(nameOf('n'.repeat(1000))).toBe(`${'n'.repeat(59)}…`);
  expect([...nameOf('👩‍💻'.repeat(300))].length).toBeLessThanOrEqual(60);
  expect(nameProblem(nameOf('👩‍💻'.repeat(300)))).toBeNull();
});

test('whatever a source calls somebody, there is nothing against what is kept', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      expect(nameProblem(nameOf(name))).toBeNull();
    }),
  );
});

test.each([
  ['https://jane.example.org', 'https://jane.example.org/'],
  ['jane.example.org', 'https://jane.example.org/'],
  ['http://jane.example.org/a b', ''],
  ['javascript:alert(1)', ''],
  ['JaVaScRiPt:alert(1)//example.org', ''],
  ['data:text/html,x', ''],
  ['https://user:pass@example.org', ''],
  ['//jane.example.org', 'https://jane.example.org/'],
  ['http://', ''],
  [`https://example.org/${'x'.repeat(300)}`, ''],
])('the website %j is kept as %j', (website, kept) => {
  expect(websiteOf(website)).toBe(kept);
});

test('an address that nobody could have is not kept, and others as accounts have them', () => {
  expect(emailOf('not an address')).toBe('');
  expect(emailOf('x'.repeat(5000) + '@example.org')).toBe('');
  expect(emailOf(' Jane@BÜCHER.example ')).toBe('Jane@xn--bcher-kva.example');
});

test('what somebody says of themselves is plain text with an end', () => {
  const { bio } = guestFacts({ ...person, bio: `a\0\u0007\r\nb ${'👍'.repeat(600)}` });
  expect(bio.startsWith('a\nb 👍')).toBe(true);
  expect([...bio]).toHaveLength(500);
  expect(bio.endsWith('…')).toBe(true);
});
