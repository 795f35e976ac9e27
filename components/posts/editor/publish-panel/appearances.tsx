'use client';

import type { FormValues } from '@/lib/form-state';
import { slugify } from '@/lib/slug';
import type { EditorSite } from './editor-site';

type AppearancesProps = { values: FormValues; site: EditorSite; excerpt: string };

/** Characters that search engines usually show of a description. */
const SNIPPET = 160;

/** Drawn from the fields; no third party is asked. */
export function Appearances({ values, site, excerpt }: AppearancesProps) {
  const { host } = new URL(site.url);
  const title = values.title || 'Untitled';
  const slug = values.slug || slugify(values.title ?? '') || 'post';
  const description = values.subtitle || excerpt;
  // A picture from elsewhere would be asked for there.
  const cover = values.coverUrl?.startsWith('/media/') ? values.coverUrl : undefined;
  return (
    <section aria-label="How it looks elsewhere" className="appearances">
      <h3>In search</h3>
      <div className="search-appearance">
        <p className="hint">{[host, ...(values.kind === 'page' ? [] : ['posts']), slug].join(' › ')}</p>
        <p className="search-appearance-title">{title}</p>
        <p>{shortened(description)}</p>
      </div>
      <h3>When shared</h3>
      <div className="share-appearance">
        {cover && <img src={cover} alt={values.coverAlt ?? ''} />}
        <div>
          <p className="hint">{host}</p>
          <p className="font-semibold">{title}</p>
          <p className="line-clamp-2">{description}</p>
        </div>
      </div>
    </section>
  );
}

const shortened = (text: string): string =>
  text.length <= SNIPPET ? text : `${text.slice(0, SNIPPET).replace(/\s+\S*$/, '')}…`;
