'use client';

import { useState, type FormEvent } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { AccentField } from '@/components/settings/accent-field';
import { ChoiceField } from '@/components/settings/choice-field';
import { LayoutSign } from '@/components/settings/layout-sign';
import { LookSample } from '@/components/settings/look-sample';
import { SectionState } from '@/components/forms/section-state';
import type { FormAction, FormValues } from '@/lib/form-state';
import { accents } from '@/lib/site/accent';
import { fontPairs, homeLayouts } from '@/lib/site/look';
import type { Site } from '@/lib/site/queries/site';
import { LookSchema } from '@/lib/site/validation';

type LookFormProps = {
  action: FormAction;
  site: Pick<Site, 'title' | 'description' | 'logo' | 'accent' | 'fontPair' | 'homeLayout'>;
  shown: string;
};

const fonts = Object.entries(fontPairs).map(([value, { label, hint }]) => ({
  value,
  label,
  hint,
  sign: (
    <span aria-hidden className={`font-sign font-sign-${value}`}>
      Ag
    </span>
  ),
}));

const layouts = Object.entries(homeLayouts).map(([value, { label, hint }]) => ({
  value,
  label,
  hint,
  sign: <LayoutSign layout={value as Site['homeLayout']} />,
}));

const parts = [
  {
    label: 'Accent',
    names: ['ownAccent', 'accent'],
    words: ({ accent = '', ownAccent = '' }: FormValues) =>
      Object.entries(accents).find(([, color]) => color === accent)?.[0] ?? ownAccent,
  },
  {
    label: 'Fonts',
    names: ['fontPair'],
    words: ({ fontPair }: FormValues) => fonts.find(({ value }) => value === fontPair)?.label ?? '',
  },
  {
    label: 'Home page',
    names: ['homeLayout'],
    words: ({ homeLayout }: FormValues) => layouts.find(({ value }) => value === homeLayout)?.label ?? '',
  },
];

/** With a sample that changes as one chooses. */
export function LookForm({ action, site, shown }: LookFormProps) {
  const [look, setLook] = useState({ accent: site.accent, fontPair: site.fontPair });

  function show({ currentTarget }: FormEvent<HTMLDivElement>) {
    const form = currentTarget.querySelector('form');
    const chosen = LookSchema.safeParse(form ? Object.fromEntries(new FormData(form)) : {});
    if (chosen.success) setLook(chosen.data);
  }
  return (
    <div className="look-settings" onInput={show}>
      <LookSample site={site} {...look} />
      <ActionForm action={action} schema={LookSchema} className="stack" label="Look">
        <SectionState shown={shown} parts={parts} />
        <AccentField accent={site.accent} />
        <ChoiceField
          name="fontPair"
          label="Fonts"
          options={fonts}
          defaultValue={site.fontPair}
          className="choices"
        />
        <ChoiceField
          name="homeLayout"
          label="Home page"
          options={layouts}
          defaultValue={site.homeLayout}
          className="choices"
        />
        <SubmitButton>Save look</SubmitButton>
      </ActionForm>
    </div>
  );
}
