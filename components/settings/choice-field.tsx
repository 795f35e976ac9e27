'use client';

import { useId, type ReactNode } from 'react';
import { useField } from '@/components/forms/action-form';

type ChoiceFieldProps = {
  name: string;
  label: string;
  options: { value: string; label: string; hint?: string; sign?: ReactNode }[];
  defaultValue: string;
  className: string;
  children?: ReactNode;
};

/** One of a few, each with a sign that shows what it is like. */
export function ChoiceField({ name, label, options, defaultValue, className, children }: ChoiceFieldProps) {
  const id = useId();
  const { registration, error, kept } = useField(name);
  // With its ref, react-hook-form would write its empty value over a choice made before the scripts arrived.
  const { ref: _ref, ...events } = registration;
  return (
    <fieldset className="field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="label mb-1.5">{label}</legend>
      <div className={className}>
        {options.map((option) => (
          <div key={option.value} className="choice">
            <input
              type="radio"
              {...events}
              id={`${id}-${option.value}`}
              value={option.value}
              defaultChecked={(kept ?? defaultValue) === option.value}
              aria-describedby={option.hint && `${id}-${option.value}-hint`}
              className="checkbox"
            />
            <label htmlFor={`${id}-${option.value}`}>
              {option.sign}
              {option.label}
            </label>
            {option.hint && (
              <p id={`${id}-${option.value}-hint`} className="hint">
                {option.hint}
              </p>
            )}
          </div>
        ))}
      </div>
      {children}
      {error && (
        <p id={`${id}-error`} role="alert" className="field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
