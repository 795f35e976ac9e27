'use client';

import { CircleAlert } from 'lucide-react';
import { useId, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from 'react';
import { useActionForm, useField } from '@/components/forms/action-form';
import { useKeptText } from './use-kept-text';

type Labelled = {
  name: string;
  label: string;
  hint?: ReactNode;
  labelHidden?: boolean;
};

type TextFieldProps = Labelled & Omit<InputHTMLAttributes<HTMLInputElement>, 'name'>;
type TextAreaFieldProps = Labelled &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name'> & {
    keepAs?: string;
  };

export const TextField = ({ className = '', ...props }: TextFieldProps) => (
  <InputField {...props} className={`input ${className}`} />
);

export const RangeField = (props: TextFieldProps) => <InputField {...props} type="range" className="range" />;

function InputField({ name, label, hint, labelHidden, defaultValue, ...input }: TextFieldProps) {
  const field = useDescribedField(name, Boolean(hint));
  return (
    <Frame {...{ label, hint, labelHidden }} field={field}>
      <input {...input} {...field.registration} {...field.aria} defaultValue={field.kept ?? defaultValue} />
    </Frame>
  );
}

export function TextAreaField({
  name,
  label,
  hint,
  labelHidden,
  defaultValue,
  keepAs,
  ...input
}: TextAreaFieldProps) {
  const field = useDescribedField(name, Boolean(hint));
  const { isRestored, discard } = useKeptText(keepAs, name, field.id);
  return (
    <Frame {...{ label, hint, labelHidden }} field={field}>
      <textarea
        {...input}
        {...field.registration}
        {...field.aria}
        defaultValue={field.kept ?? defaultValue}
        className={`input ${input.className ?? ''}`}
      />
      {isRestored && (
        <p role="status" className="hint">
          This is what you typed here and did not save.{' '}
          <button type="button" className="text-link" onClick={discard}>
            Take what is stored
          </button>
        </p>
      )}
    </Frame>
  );
}

type CheckboxFieldProps = Labelled & {
  defaultChecked?: boolean;
  /** What is sent when it is checked. */
  value?: string;
};

export function CheckboxField({ name, label, hint, defaultChecked, value = 'on' }: CheckboxFieldProps) {
  const field = useDescribedField(name, Boolean(hint));
  const { state } = useActionForm();
  const answered = 'values' in state && state.values !== undefined;
  const box = (
    <div className="flex items-center gap-2">
      <input
        type="checkbox"
        {...field.registration}
        id={field.id}
        value={value}
        aria-describedby={hint ? `${field.id}-hint` : undefined}
        defaultChecked={answered ? field.kept === value : defaultChecked}
        className="checkbox"
      />
      <label htmlFor={field.id}>{label}</label>
    </div>
  );
  if (!hint) return box;
  return (
    <div className="field">
      {box}
      <p id={`${field.id}-hint`} className="hint">
        {hint}
      </p>
    </div>
  );
}

type DescribedField = ReturnType<typeof useDescribedField>;

function useDescribedField(name: string, hasHint: boolean) {
  const id = useId();
  const { registration, error, kept } = useField(name);
  const describedBy = [hasHint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return {
    id,
    registration,
    error,
    kept,
    aria: { id, 'aria-invalid': error ? true : undefined, 'aria-describedby': describedBy || undefined },
  };
}

type FrameProps = Omit<Labelled, 'name'> & { field: DescribedField; children: ReactNode };

function Frame({ label, hint, labelHidden, field, children }: FrameProps) {
  return (
    <div className="field">
      <label htmlFor={field.id} className={labelHidden ? 'sr-only' : 'label'}>
        {label}
      </label>
      {hint && (
        <p id={`${field.id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {children}
      {field.error && (
        <p id={`${field.id}-error`} role="alert" className="field-error">
          <CircleAlert aria-hidden size={16} />
          {field.error}
        </p>
      )}
    </div>
  );
}
