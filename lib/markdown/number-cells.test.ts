import { expect, test } from 'vitest';
import { renderPost } from '@/lib/markdown/render';

const cellOf = async (text: string) => (await renderPost(`| a |\n| - |\n| ${text} |`)).html;

test.each(['1', '1,234.5', '−3 %', '12.5 ms', '$20', '2026-11-29', '3 km/h', '**7**'])(
  'the cell %s stays on one line',
  async (text) => {
    expect(await cellOf(text)).toContain('<td class="number">');
  },
);

test.each(['', 'one', '1 or 2', 'v1', '12 parrots', `1${'0'.repeat(60)}`])(
  'the cell %s may break',
  async (text) => {
    expect(await cellOf(text)).not.toContain('number');
  },
);
