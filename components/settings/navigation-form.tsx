'use client';

import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, TextAreaField, TextField } from '@/components/forms/field';
import { SubmitButton } from '@/components/forms/submit-button';
import { SectionState, yesOrNo } from '@/components/forms/section-state';
import type { SiteLink } from '@/drizzle/schema';
import type { FormAction, FormValues } from '@/lib/form-state';
import { linkRows, NavigationSchema } from '@/lib/site/navigation';

type NavigationFormProps = {
  action: FormAction;
  stored: FormValues;
  shown: string;
  /** Links that readers do not get at the moment. */
  hidden: SiteLink[];
};

const linksPart = (menu: Parameters<typeof linkRows>[0], label: string) => ({
  label,
  names: linkRows(menu).flatMap((names) => [names.label, names.href]),
  words: (values: FormValues) =>
    linkRows(menu)
      .filter(({ href }) => values[href])
      .map((names) => `${values[names.label]} (${values[names.href]})`)
      .join(', '),
});

const parts = [
  linksPart('navigation', 'Links in the header'),
  linksPart('footerLinks', 'Links in the footer'),
  { label: 'You elsewhere', names: ['socialLinks'] },
  {
    label: 'Say that the site is made with Colophon',
    names: ['showColophon'],
    words: yesOrNo('showColophon'),
  },
];

export function NavigationForm({ action, stored, shown, hidden }: NavigationFormProps) {
  return (
    <ActionForm action={action} schema={NavigationSchema} className="stack" label="Navigation">
      <SectionState shown={shown} parts={parts} />
      <p className="hint">
        Each link is a text and where it leads: /archive on this site, or https://… elsewhere. Empty rows are
        left out.
      </p>
      {hidden.length > 0 && (
        <p className="notice">
          Readers do not get these links at the moment, because where they lead is a draft, to come, or in the
          bin: {hidden.map(({ label, href }) => `${label} (${href})`).join(', ')}.
        </p>
      )}
      <LinkRows menu="navigation" label="Links in the header" stored={stored} />
      <LinkRows menu="footerLinks" label="Links in the footer" stored={stored} />
      <TextAreaField
        name="socialLinks"
        label="You elsewhere"
        defaultValue={stored.socialLinks}
        rows={4}
        hint="Addresses of your profiles, one a line. They stand in the footer."
        autoCapitalize="none"
        spellCheck={false}
      />
      <CheckboxField
        name="showColophon"
        label="Say in the footer that the site is made with Colophon"
        defaultChecked={stored.showColophon === 'on'}
      />
      <SubmitButton>Save navigation</SubmitButton>
    </ActionForm>
  );
}

type LinkRowsProps = { menu: Parameters<typeof linkRows>[0]; label: string; stored: FormValues };

/** As many rows as there may be links: it works without scripts, and an empty row is no link. */
function LinkRows({ menu, label, stored }: LinkRowsProps) {
  return (
    <fieldset className="link-rows">
      <legend className="label">{label}</legend>
      <ol>
        {linkRows(menu).map((names, at) => (
          <li key={names.label}>
            <TextField
              name={names.label}
              label={`Text of link ${at + 1}`}
              labelHidden
              defaultValue={stored[names.label]}
              placeholder="Text"
              maxLength={40}
              autoComplete="off"
            />
            <TextField
              name={names.href}
              label={`Address of link ${at + 1}`}
              labelHidden
              defaultValue={stored[names.href]}
              placeholder="Address"
              inputMode="url"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
