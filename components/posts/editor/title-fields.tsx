'use client';

import type { KeyboardEvent } from 'react';
import { TextAreaField } from '@/components/forms/field';
import { isComposing } from '@/components/ui/is-composing';
import type { FormValues } from '@/lib/form-state';
import { postFields } from '@/lib/posts/post-fields';
import { fieldProps } from './fields/field-values';
import { focusText } from './textarea/text-view';

/** As many lines as they need: a title that is cut off cannot be read. What is pasted with breaks is stored without. */
export function TitleFields({ stored }: { stored: FormValues }) {
  return (
    <div className="editor-head">
      {(['title', 'subtitle'] as const).map((name) => (
        <TextAreaField
          key={name}
          {...fieldProps(name, stored)}
          labelHidden
          rows={1}
          placeholder={postFields[name].label}
          autoComplete="off"
          enterKeyHint="next"
          className={`editor-${name}`}
          onKeyDown={goOn}
        />
      ))}
    </div>
  );
}

/** Enter leads to the next field. One that ends a composition does not. */
function goOn(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || isComposing(event)) return;
  if (event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const fields = [...(event.currentTarget.form?.querySelectorAll('textarea') ?? [])];
  const next = fields[fields.indexOf(event.currentTarget) + 1];
  if (next) focusText(next);
}
