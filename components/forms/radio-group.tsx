'use client';

import { useId } from 'react';
import { useField } from '@/components/forms/action-form';

type RadioGroupProps = {
  name: string;
  label: string;
  options: { value: string; label: string }[];
  /** Without one the person has to choose. */
  defaultValue?: string;
};

export function RadioGroup({ name, label, options, defaultValue }: RadioGroupProps) {
  const id = useId();
  const { registration, error, kept } = useField(name);
  // Given the elements, react-hook-form would undo a choice that was made before the scripts arrived: it writes
  // its own empty value to the second radio. The form is checked by what stands in the page, so it can do without.
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
