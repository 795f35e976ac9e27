'use client';

import { ActionForm } from '@/components/forms/action-form';
import { TextAreaField, TextField } from '@/components/forms/field';
import { SubmitButton } from '@/components/forms/submit-button';
import { PictureField } from '@/components/settings/picture-field';
import { SectionState } from '@/components/forms/section-state';
import type { FormAction } from '@/lib/form-state';
import { SiteSchema } from '@/lib/site/validation';

type SiteFormProps = {
  action: FormAction;
  site: { title: string; description: string; language: string; timeZone: string };
  /** As that of `SectionState`. */
  shown: string;
  /** Addresses of the stored pictures; empty for none. */
  iconUrl: string;
  logoUrl: string;
  languages: { tag: string; name: string }[];
  timeZones: string[];
};

const parts = [
  { label: 'Site title', names: ['title'] },
  { label: 'Site description', names: ['description'] },
  { label: 'Language', names: ['language'] },
  { label: 'Time zone', names: ['timeZone'] },
  { label: 'Icon', names: ['iconUrl'] },
  { label: 'Logo', names: ['logoUrl'] },
];

export function SiteForm({ action, site, shown, iconUrl, logoUrl, languages, timeZones }: SiteFormProps) {
  return (
    <ActionForm action={action} schema={SiteSchema} className="stack" label="Site">
      <SectionState shown={shown} parts={parts} />
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
      <PictureField
        name="iconUrl"
        label="Icon"
        url={iconUrl}
        className="settings-icon"
        hint="For tabs and home screens. A square is cut from its middle; 512 pixels or more are best. Starts with /media/."
      />
      <PictureField
        name="logoUrl"
        label="Logo"
        url={logoUrl}
        className="settings-logo"
        hint="In the header, in place of the title. Wide and low is best; of one that is much higher than wide, a square is shown beside the title. Starts with /media/."
      />
      <SubmitButton>Save settings</SubmitButton>
    </ActionForm>
  );
}
