'use client';

import { useRef, useState } from 'react';
import { useActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/field';
import { ChoiceField } from '@/components/settings/choice-field';
import { accents } from '@/lib/site/accent';
import { OWN_ACCENT } from '@/lib/site/look';
import { isNamedAccent } from '@/lib/site/section-values';

const options = [
  ...Object.entries(accents).map(([label, value]) => ({
    value,
    label,
    sign: <Swatch color={value} />,
  })),
  { value: OWN_ACCENT, label: 'Another colour' },
];

/** Colours with names, and one of the owner's own: typed, or picked with scripts on. */
export function AccentField({ accent }: { accent: string }) {
  const { form } = useActionForm();
  const [own, setOwn] = useState(isNamedAccent(accent) ? '' : accent);
  const field = useRef<HTMLDivElement>(null);

  function take(color: string) {
    setOwn(color);
    const radio = field.current?.querySelector<HTMLInputElement>(`input[value="${OWN_ACCENT}"]`);
    if (radio && color) radio.checked = true;
  }
  return (
    <div ref={field}>
      <ChoiceField
        name="accent"
        label="Accent"
        options={options}
        defaultValue={isNamedAccent(accent) ? accent : OWN_ACCENT}
        className="swatches"
      >
        <div className="own-accent">
          <TextField
            name="ownAccent"
            label="Code of another colour"
            hint="Six digits from 0 to f, such as #1e6b3c."
            defaultValue={own}
            maxLength={20}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onInput={({ currentTarget }) => take(currentTarget.value)}
          />
          <input
            type="color"
            aria-label="Pick another colour"
            value={/^#[\da-f]{6}$/i.test(own) ? own : accent}
            onChange={({ target }) => {
              form.setValue('ownAccent', target.value);
              take(target.value);
            }}
            className="color-picker needs-scripts"
          />
        </div>
      </ChoiceField>
    </div>
  );
}

function Swatch({ color }: { color: string }) {
  return (
    <svg viewBox="0 0 20 20" width={20} height={20} aria-hidden focusable="false" className="swatch">
      <circle cx={10} cy={10} r={9.5} fill={color} />
    </svg>
  );
}
