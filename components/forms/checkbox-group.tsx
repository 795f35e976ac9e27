'use client';

import { useId } from 'react';
import { CheckboxField } from '@/components/forms/field';
import { useField } from '@/components/forms/action-form';

type CheckboxGroupProps = {
  /** What an error of the whole group is told by. */
  name: string;
  label: string;
  boxes: { name: string; label: string; isChecked?: boolean }[];
};

export function CheckboxGroup({ name, label, boxes }: CheckboxGroupProps) {
  const id = useId();
  const { error } = useField(name);
  return (
    <fieldset className="field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="label mb-1.5">{label}</legend>
      {boxes.map((box) => (
        <CheckboxField key={box.name} name={box.name} label={box.label} defaultChecked={box.isChecked} />
      ))}
      {error && (
        <p id={`${id}-error`} role="alert" className="field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
