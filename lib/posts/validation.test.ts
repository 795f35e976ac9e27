import { expect, test } from 'vitest';
import { PostSchema, SavePostSchema } from '@/lib/posts/validation';
import { toMomentText } from '@/lib/posts/moment-field';

const parse = (fields: Record<string, unknown>) => PostSchema.safeParse({ title: 'A title', ...fields });
const messageOf = (fields: Record<string, unknown>) =>
  parse(fields).error?.issues.map((issue) => issue.message);
const valueOf = (fields: Record<string, unknown>) => parse(fields).data;

test('a title alone is enough', () => {
  expect(valueOf({})).toEqual({
    title: 'A title',
    subtitle: '',
    kind: 'post',
    slug: '',
    tags: [],
    series: '',
    coverUrl: '',
    coverAlt: '',
    coverX: 50,
    coverY: 50,
    body: '',
    publishedAt: null,
    unpublishAt: null,
    commentsOpen: false,
    language: '',
  });
});

test.each([
  ['title', ' \n ', 'A post needs a title.'],
  ['title', 'x'.repeat(251), 'The title can have at most 250 characters.'],
  ['subtitle', 'x'.repeat(301), 'The subtitle can have at most 300 characters.'],
  ['coverAlt', 'x'.repeat(301), 'The description can have at most 300 characters.'],
  ['body', 'x'.repeat(1_000_001), 'The body can have at most 1,000,000 characters.'],
  ['slug', '!!!', 'A slug needs at least one letter or digit.'],
  ['tags', 'a,b,c,d,e,f,g,h,i,j,k', 'Use at most 10 tags.'],
  ['tags', 'x'.repeat(51), 'A tag has at most 50 characters. Put a comma between tags.'],
  ['tags', 'fine, ???', 'A tag needs at least one letter or digit.'],
  ['coverUrl', 'http://example.org/a.png', 'Enter an address that starts with https:// or /media/.'],
  ['coverUrl', 'javascript:alert(1)', 'Enter an address that starts with https:// or /media/.'],
  ['coverUrl', '/media/../secret', 'Enter an address that starts with https:// or /media/.'],
  ['publishedAt', '2026-02-31T10:00', 'Enter a date and time such as 2026-03-01T09:30.'],
  ['coverX', '101', 'Enter a number from 0 to 100.'],
  ['coverX', '-1', 'Enter a number from 0 to 100.'],
  ['coverY', '1.5', 'Enter a number without a fraction.'],
  ['coverY', 'left', 'Enter a number from 0 to 100.'],
  ['unpublishAt', 'never', 'Enter a date and time such as 2026-03-01T09:30.'],
  ['publishedAt', 'tomorrow', 'Enter a date and time such as 2026-03-01T09:30.'],
])('%s %j is refused with a sentence', (name, value, message) => {
  expect(messageOf({ [name]: value })).toEqual([message]);
});

test.each(['title', 'subtitle', 'slug', 'tags', 'coverUrl', 'coverAlt', 'body'])(
  'NUL is refused in %s',
  (name) => {
    expect(parse({ [name]: 'a\0b' }).success).toBe(false);
  },
);

test('the largest allowed values pass', () => {
  const fields = { title: 'x'.repeat(250), subtitle: 'x'.repeat(300), body: 'x'.repeat(1_000_000) };
  expect(parse(fields).success).toBe(true);
});

test('a slug is normalised, in any script', () => {
  expect(valueOf({ slug: '  My New Slug! ' })?.slug).toBe('my-new-slug');
  expect(valueOf({ slug: 'Привет, мир' })?.slug).toBe('привет-мир');
});

test('tags are trimmed, and the same tag counts once', () => {
  expect(valueOf({ tags: ' Rust , rust,, Web  Dev ' })?.tags).toEqual(['Rust', 'Web Dev']);
});

test('line breaks become one kind, and titles keep to one line', () => {
  expect(valueOf({ title: ' a\r\n b ', body: 'a\r\nb\rc' })).toMatchObject({ title: 'a b', body: 'a\nb\nc' });
});

test('a date is what clocks show, and is shown by those of the site', () => {
  const date = valueOf({ publishedAt: '2026-03-01T09:30' })?.publishedAt;
  expect(date?.toISOString()).toBe('2026-03-01T09:30:00.000Z');
  expect(toMomentText(date ?? null, 'UTC')).toBe('2026-03-01T09:30');
  expect(toMomentText(date ?? null, 'Asia/Tokyo')).toBe('2026-03-01T18:30');
  expect(toMomentText(null, 'UTC')).toBe('');
});

test('a checked box arrives as "on" from a form and as true from the browser check', () => {
  expect(valueOf({ commentsOpen: 'on' })?.commentsOpen).toBe(true);
  expect(valueOf({ commentsOpen: true })?.commentsOpen).toBe(true);
  expect(valueOf({ commentsOpen: false })?.commentsOpen).toBe(false);
});

test('an unknown intent and an id beyond the column are refused', () => {
  expect(SavePostSchema.safeParse({ title: 'x', intent: 'destroy' }).success).toBe(false);
  expect(SavePostSchema.safeParse({ title: 'x', id: '2147483648' }).success).toBe(false);
  expect(SavePostSchema.safeParse({ title: 'x', id: '7', version: '2' }).data).toMatchObject({
    id: 7,
    version: 2,
  });
});

test('a language is a tag, in its usual spelling, or left to the site', () => {
  expect(valueOf({ language: ' pt_br' })?.language).toBe('pt-BR');
  expect(valueOf({})?.language).toBe('');
  expect(valueOf({ language: 'klingonish' })).toBeUndefined();
});
