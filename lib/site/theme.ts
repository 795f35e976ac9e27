import { createHash } from 'node:crypto';
import { accentColors, DEFAULT_ACCENT } from '@/lib/site/accent';
import type { Site } from '@/lib/site/queries/site';

type Look = Pick<Site, 'accent' | 'fontPair'>;

/** The stylesheet of a look that is not the default one, which app/styles/ holds; empty for that. */
export function themeCss({ accent, fontPair }: Look): string {
  const rules = [...(accent === DEFAULT_ACCENT ? [] : accentRules(accent)), ...fontRules[fontPair]];
  // Twice, so that it wins wherever it stands among the sheets of the build.
  return rules.length === 0 ? '' : `:root:root{${rules.join(';')}}\n`;
}

function accentRules(accent: string): string[] {
  const [light, dark] = [accentColors(accent, 'light'), accentColors(accent, 'dark')];
  return [
    `--accent:light-dark(${light.accent},${dark.accent})`,
    `--accent-ink:light-dark(${light.accentInk},${dark.accentInk})`,
    `--selection:light-dark(${light.selection},${dark.selection})`,
  ];
}

const fontRules: Record<Look['fontPair'], string[]> = {
  serif: [],
  sans: ['--serif:var(--sans)', '--reading:var(--sans)'],
  mixed: ['--reading:var(--sans)'],
};

/** It changes with what it holds, so that browsers may keep it for ever; null for the default look. */
export function themePath(look: Look): string | null {
  const css = themeCss(look);
  return css === '' ? null : `/theme/${createHash('sha256').update(css).digest('hex').slice(0, 16)}.css`;
}
