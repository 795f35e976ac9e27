'use client';

import { useId } from 'react';
import { useField } from '@/components/forms/action-form';

type RadioGroupProps = {
  name: string;
  label: string;
  options: { value: string; label: string }[];
  defaultValue?: string;
};

export function RadioGroup({ name, label, options, defaultValue }: RadioGroupProps) {
  const id = useId();
  const { registration, error, kept } = useField(name);
  // With its ref, react-hook-form would write its empty value over a choice made before the scripts arrived.
  const { ref: _ref, ...events } = registration;
  return (
    <fieldset className="field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="label mb-1.5">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="flex items-center gap-2">
          <input
            type="radio"
            {...events}
            value={option.value}
            defaultChecked={(kept ?? defaultValue) === option.value}
            className="checkbox"
          />
          {option.label}
        </label>
      ))}
      {error && (
        <p id={`${id}-error`} role="alert" className="field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
