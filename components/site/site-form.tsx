'use client';

import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, TextAreaField, TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { SiteSchema } from '@/lib/site/validation';

type SiteFormProps = {
  action: FormAction;
  site: { title: string; description: string; language: string; timeZone: string; drawnCovers: boolean };
  languages: { tag: string; name: string }[];
  timeZones: string[];
};

export function SiteForm({ action, site, languages, timeZones }: SiteFormProps) {
  return (
    <ActionForm action={action} schema={SiteSchema} className="stack">
      <FormMessage asToast />
      <TextField
        name="title"
        label="Site title"
        defaultValue={site.title}
        maxLength={100}
        autoComplete="off"
      />
      <TextAreaField
        name="description"
        label="Site description"
        defaultValue={site.description}
        maxLength={300}
        rows={3}
        keepAs="site-description"
        hint="A sentence or two for the home page, search engines and feed readers."
      />
      <TextField
        name="language"
        label="Language"
        defaultValue={site.language}
        list="languages"
        maxLength={35}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint="What you write in, as a tag such as en, de or pt-BR. Dates are written in it; the site’s own words are English."
      />
      <datalist id="languages">
        {languages.map(({ tag, name }) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </datalist>
      <TextField
        name="timeZone"
        label="Time zone"
        defaultValue={site.timeZone}
        list="time-zones"
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        hint="Dates are shown, and typed in the editor, as the clocks go there. Such as Europe/Berlin."
      />
      <datalist id="time-zones">
        {timeZones.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <CheckboxField
        name="drawnCovers"
        label="Draw a cover, in the colour of the first tag, for posts that have none"
        defaultChecked={site.drawnCovers}
      />
      <SubmitButton>Save settings</SubmitButton>
    </ActionForm>
  );
}
