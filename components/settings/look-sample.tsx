'use client';

import { useEffect, useRef } from 'react';
import { SiteLogo } from '@/components/site/site-logo';
import { accentColors, readableAccent } from '@/lib/site/accent';
import type { Site } from '@/lib/site/queries/site';

type LookSampleProps = {
  site: Pick<Site, 'title' | 'description' | 'logo'>;
} & Pick<Site, 'accent' | 'fontPair'>;

/** Which family stands for which; those of app/styles/look.css say what each is. */
const families: Record<Site['fontPair'], { title: string; reading: string }> = {
  serif: { title: '--book', reading: '--book' },
  sans: { title: '--sans', reading: '--sans' },
  mixed: { title: '--book', reading: '--sans' },
};

/** What a post looks like. Without scripts it is what is stored, as the whole page is. */
export function LookSample({ site, accent, fontPair }: LookSampleProps) {
  const sample = useRef<HTMLElement>(null);
  useEffect(() => {
    // The policy forbids styles in the markup, and not those that a script sets one by one.
    const style = sample.current!.style;
    const [light, dark] = [accentColors(accent, 'light'), accentColors(accent, 'dark')];
    style.setProperty('--accent', `light-dark(${light.accent}, ${dark.accent})`);
    style.setProperty('--accent-ink', `light-dark(${light.accentInk}, ${dark.accentInk})`);
    style.setProperty('--selection', `light-dark(${light.selection}, ${dark.selection})`);
    style.setProperty('--serif', `var(${families[fontPair].title})`);
    style.setProperty('--reading', `var(${families[fontPair].reading})`);
  }, [accent, fontPair]);
  return (
    <section ref={sample} aria-label="Sample" className="look-sample">
      <p className="look-sample-name">
        <SiteLogo logo={site.logo} title={site.title} />
      </p>
      <p className="look-sample-title">The quick brown fox</p>
      <p className="look-sample-text">
        It jumps over <span className="look-sample-link">the lazy dog</span>, and{' '}
        <span className="look-sample-mark">what is selected</span> is marked.
      </p>
      <p>
        <span className="button button-primary">A button</span>
      </p>
      <p className="hint">
        {shownAs(accent, 'light')} on light paper, {shownAs(accent, 'dark')} on dark paper.
      </p>
    </section>
  );
}

function shownAs(accent: string, scheme: 'light' | 'dark'): string {
  const readable = readableAccent(accent, scheme);
  return readable === accent ? `${accent} as it is` : `${readable} to be readable`;
}
