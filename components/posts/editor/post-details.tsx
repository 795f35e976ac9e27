'use client';

import { CheckboxField, TextField } from '@/components/forms/field';
import type { FormValues } from '@/lib/form-state';
import type { DateStyle } from '@/lib/format-date';

/** Everything about a post but its text. */
export function PostDetails({ stored, site }: { stored: FormValues; site: DateStyle }) {
  return (
    <section aria-labelledby="post-details" className="post-details">
      <h2 id="post-details">Details</h2>
      <TextField
        name="slug"
        label="Slug"
        defaultValue={stored.slug}
        maxLength={250}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint="The end of the address. Empty: made from the title."
      />
      <TextField
        name="tags"
        label="Tags"
        defaultValue={stored.tags}
        autoComplete="off"
        hint="Up to 10, with commas between."
      />
      <TextField
        name="publishedAt"
        label="Published date"
        type="datetime-local"
        defaultValue={stored.publishedAt}
        hint={`As clocks show it in ${site.timeZone}. Empty: when you publish. In the future: scheduled.`}
      />
      <TextField
        name="coverUrl"
        label="Cover image URL"
        inputMode="url"
        defaultValue={stored.coverUrl}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint="Starts with https:// or /media/."
      />
      <TextField
        name="coverAlt"
        label="Cover image description"
        defaultValue={stored.coverAlt}
        maxLength={300}
        hint="For readers who cannot see it."
      />
      <TextField
        name="language"
        label="Language"
        defaultValue={stored.language}
        maxLength={35}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint={`A tag such as de or pt-BR, where it is not that of the site (${site.language}).`}
      />
      <CheckboxField
        name="commentsOpen"
        label="Allow comments"
        defaultChecked={stored.commentsOpen === 'on'}
      />
    </section>
  );
}
