import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { dateInPath, readDate, withoutDay } from '@/lib/import/files/read-date';

const iso = (value: unknown, zone = 'UTC') => readDate(value, zone)?.toISOString() ?? null;

test.each([
  ...[
    '2020-01-02',
    '2020/01/02',
    '2020.1.2',
    '20200102',
    20200102,
    'Jan 2 2020',
    'January 2nd, 2020',
    '2 January 2020',
  ],
  ...[
    'Jan 02, 2020',
    'Thu, 02 Jan 2020',
    'Thursday, January 2, 2020',
    '2020年1月2日',
    '2-Jan-2020',
    '2020-1-2',
    ' 2020-01-02 ',
  ],
])('%j is the second of January', (value) => {
  expect(iso(value)).toBe('2020-01-02T00:00:00.000Z');
});

test.each([
  ['2020-01-02T10:30:00Z', '2020-01-02T10:30:00.000Z'],
  ['2020-01-02 10:30:00 +0200', '2020-01-02T08:30:00.000Z'],
  ['2020-01-02T10:00:00+02', '2020-01-02T08:00:00.000Z'],
  ['2020-01-02T00:30:00+02:00', '2020-01-01T22:30:00.000Z'],
  ['2020-01-02 10:00 EST', '2020-01-02T15:00:00.000Z'],
  ['2020-01-02 10:00 PM', '2020-01-02T22:00:00.000Z'],
  ['2020-01-02 12:05 am', '2020-01-02T00:05:00.000Z'],
  ['Jan 2, 2020 10am', '2020-01-02T10:00:00.000Z'],
  ['Thu, 02 Jan 2020 10:00:00 GMT', '2020-01-02T10:00:00.000Z'],
  ['Thu Jan 02 2020 10:00:00 GMT+0100 (Central European Standard Time)', '2020-01-02T09:00:00.000Z'],
  ['2020/01/02 08:00', '2020-01-02T08:00:00.000Z'],
  ['2020-01-02 10:00 Europe/Berlin', '2020-01-02T09:00:00.000Z'],
  ['2020-01-02T10:00:00.123456789Z', '2020-01-02T10:00:00.123Z'],
  ['2019-03-10 23:30:00 -0500', '2019-03-11T04:30:00.000Z'],
  ['2020-01', '2020-01-01T00:00:00.000Z'],
  ['2023-02-22 +0800', '2023-02-21T16:00:00.000Z'],
  ['2023-02-22Z', '2023-02-22T00:00:00.000Z'],
  ['01.03.2020', '2020-03-01T00:00:00.000Z'],
  ['24-12-2020 10:30', '2020-12-24T10:30:00.000Z'],
  ['12/24/2020', '2020-12-24T00:00:00.000Z'],
  ['January 2020', '2020-01-01T00:00:00.000Z'],
  [1577923200, '2020-01-02T00:00:00.000Z'],
  ['1577923200000', '2020-01-02T00:00:00.000Z'],
  [new Date('2020-01-02T10:30:00Z'), '2020-01-02T10:30:00.000Z'],
])('%j is the moment %s', (value, moment) => {
  expect(iso(value)).toBe(moment);
});

test.each([
  ...[
    'yesterday',
    '2020-02-31',
    '2020-13-01',
    '31.02.2020',
    '13/13/2020',
    '01/02/2020',
    '',
    null,
    undefined,
    7,
    true,
    {},
    [],
    '2020',
  ],
  ...[
    '0001-01-01T00:00:00Z',
    '2020-01-02 25:00',
    '2020-01-02 10:61',
    '2020-01-02 soon',
    '2020-01-02 10:00 XYZ',
    'Juntember 3 2020',
    '9'.repeat(50),
  ],
])('%j is no date', (value) => {
  expect(iso(value)).toBeNull();
});

test('a date without a zone is that of the clocks there, one with a zone is a moment', () => {
  expect(iso('2020-07-02', 'Europe/Berlin')).toBe('2020-07-01T22:00:00.000Z');
  expect(iso('2020-01-02 10:00', 'America/New_York')).toBe('2020-01-02T15:00:00.000Z');
  expect(iso('2020-01-02T10:00:00Z', 'America/New_York')).toBe('2020-01-02T10:00:00.000Z');
  const toml = parse('day = 2020-01-02\nlocal = 2020-01-02T10:00:00\nmoment = 2020-01-02T10:00:00+02:00');
  expect(iso(toml.day, 'America/New_York')).toBe('2020-01-02T05:00:00.000Z');
  expect(iso(toml.local, 'America/New_York')).toBe('2020-01-02T15:00:00.000Z');
  expect(iso(toml.moment, 'America/New_York')).toBe('2020-01-02T08:00:00.000Z');
});

test.each([
  ['/2016/05/13/rustup', '2016-05-13'],
  ['_posts/2016-05-13-rustup.md', '2016-05-13'],
  ['2016-10-08_x.md', '2016-10-08'],
  ['2016-1-2-x.md', '2016-01-02'],
  ['20160102-x.md', '2016-01-02'],
  ['2016-05-13.md', '2016-05-13'],
  ['2016.05.13 x.md', '2016-05-13'],
  ['2016-05-13/index.md', '2016-05-13'],
  ['/2016/13/45/x', null],
  ['/posts/x', null],
  ['a-2016-05-13-x.md', null],
  ['12345678901-x.md', null],
])('the path %j holds the day %s', (file, day) => {
  expect(dateInPath(file, 'UTC')?.toISOString().slice(0, 10) ?? null).toBe(day);
});

test.each([
  ['2016-05-13-rustup', 'rustup'],
  ['2016-10-08_x', 'x'],
  ['20160102-x', 'x'],
  ['2016-05-13', '2016-05-13'],
  ['24-hours', '24-hours'],
])('%j without its day is %j', (name, bare) => {
  expect(withoutDay(name)).toBe(bare);
});
