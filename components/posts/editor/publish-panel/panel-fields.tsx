'use client';

import { useId, type ReactNode } from 'react';
import type { FormValues } from '@/lib/form-state';
import { postFields } from '@/lib/posts/post-fields';
import { slugify } from '@/lib/slug';
import type { EditorSite } from './editor-site';

type PanelFieldsProps = { values: FormValues; site: EditorSite; onChange: (changed: FormValues) => void };

// Not controlled: the form's own listener renders before React hears of a key, and would put the old value back.
/** Fields of the form once more, at hand: without names, so that each is sent once. */
export function PanelFields({ values, site, onChange }: PanelFieldsProps) {
  const { host } = new URL(site.url);
  return (
    <div className="stack">
      <PanelField
        label="When"
        hint={`As clocks show it in ${site.timeZone}. Empty: now. In the future: scheduled.`}
      >
        {(aria) => (
          <input
            {...aria}
            type="datetime-local"
            className="input"
            defaultValue={values.publishedAt}
            onChange={({ target }) => onChange({ publishedAt: target.value })}
          />
        )}
      </PanelField>
      <PanelField label="Address" hint={`The end of ${host}${values.kind === 'page' ? '' : '/posts'}/…`}>
        {(aria) => (
          <input
            {...aria}
            className="input"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={postFields.slug.maxLength}
            defaultValue={values.slug}
            placeholder={slugify(values.title ?? '')}
            onChange={({ target }) => onChange({ slug: target.value })}
          />
        )}
      </PanelField>
      <PanelField label="Description" hint="The subtitle. Empty: how the text begins.">
        {(aria) => (
          <textarea
            {...aria}
            className="input"
            rows={2}
            maxLength={postFields.subtitle.maxLength}
            defaultValue={values.subtitle}
            onChange={({ target }) => onChange({ subtitle: target.value.replace(/\n/g, ' ') })}
          />
        )}
      </PanelField>
    </div>
  );
}

type Aria = { id: string; 'aria-describedby': string };
type PanelFieldProps = { label: string; hint: string; children: (aria: Aria) => ReactNode };

function PanelField({ label, hint, children }: PanelFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <p id={`${id}-hint`} className="hint">
        {hint}
      </p>
      {children({ id, 'aria-describedby': `${id}-hint` })}
    </div>
  );
}
