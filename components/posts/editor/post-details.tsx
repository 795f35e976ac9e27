'use client';

import type { ReactNode } from 'react';
import { CheckboxField, TextField } from '@/components/forms/field';
import { SeriesNameField } from '@/components/series/series-name-field';
import { TagNamesField } from '@/components/tags/tag-names-field';
import type { FormValues } from '@/lib/form-state';
import type { PostKind } from '@/lib/paths';
import { postFields, TAGS_HINT } from '@/lib/posts/post-fields';
import { CoverField } from './cover/cover-field';
import { fieldProps } from './fields/field-values';
import { settingsNames } from './post-settings';
import type { EditorSite } from './publish-panel/editor-site';

type PostDetailsProps = {
  kind: PostKind;
  stored: FormValues;
  /** As the form stands. */
  values: FormValues;
  site: EditorSite;
  linksHere?: ReactNode;
  onChange: (changed: FormValues) => void;
};

export function PostDetails({ kind, stored, values, site, linksHere, onChange }: PostDetailsProps) {
  return (
    <section aria-labelledby="post-details" className="post-details">
      <h2 id="post-details">{settingsNames[kind]}</h2>
      <TextField
        {...fieldProps('slug', stored)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint="The end of the address. Empty: made from the title."
      />
      <CheckboxField
        name="kind"
        value="page"
        label={postFields.kind.label}
        defaultChecked={stored.kind === 'page'}
        hint={`A page stands at ${new URL(site.url).host}/${stored.slug || '…'}, outside of the list of posts and of feeds.`}
      />
      {linksHere}
      <TagNamesField {...fieldProps('tags', stored)} hint={TAGS_HINT} />
      <SeriesNameField {...fieldProps('series', stored)} />
      <TextField
        {...fieldProps('publishedAt', stored)}
        type="datetime-local"
        hint={`As clocks show it in ${site.timeZone}. Empty: when you publish. In the future: scheduled.`}
      />
      <TextField
        {...fieldProps('unpublishAt', stored)}
        type="datetime-local"
        hint="When it becomes a draft again by itself. Empty: never."
      />
      <CoverField stored={stored} values={values} onChange={onChange} />
      <TextField
        {...fieldProps('language', stored)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint={`A tag such as de or pt-BR, where it is not that of the site (${site.language}).`}
      />
      <CheckboxField
        name="commentsOpen"
        label={postFields.commentsOpen.label}
        defaultChecked={stored.commentsOpen === 'on'}
      />
    </section>
  );
}
