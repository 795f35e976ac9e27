import { expect, test } from 'vitest';
import { readFrontMatter } from '@/lib/import/files/front-matter/read-front-matter';
import { seriesOf } from './series';

test.each([
  ['---\nseries: Letters\n---\n', { series: 'Letters' }],
  ['---\nseries: Letters\nseries_order: 3\n---\n', { series: 'Letters', seriesPosition: 3 }],
  ['---\nSeries: [Letters, Others]\nseries_weight: "2"\n---\n', { series: 'Letters', seriesPosition: 2 }],
  ['+++\n[taxonomies]\nseries = ["Letters"]\n+++\n', { series: 'Letters' }],
  ['---\nseries:\n  name: Letters\npart: 4\n---\n', { series: 'Letters', seriesPosition: 4 }],
  ['---\nseries: 2024\n---\n', { series: '2024' }],
  ['---\nseries: Letters\nseries_order: last\n---\n', { series: 'Letters' }],
  ['---\nseries: Letters\nseries_order: -1\n---\n', { series: 'Letters' }],
  ['---\nseries: "!?"\n---\n', {}],
  ['---\nseries:\nseries_order: 3\n---\n', {}],
  ['---\nseries: false\n---\n', {}],
  [`---\nseries: ${'x'.repeat(101)}\n---\n`, {}],
  ['---\ntitle: None\n---\n', {}],
])('%j is %j', (file, part) => {
  expect(seriesOf(readFrontMatter(file)!.fields)).toEqual(part);
});
