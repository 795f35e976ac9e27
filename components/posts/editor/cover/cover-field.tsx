'use client';

import { type MouseEvent } from 'react';
import { RangeField, TextField } from '@/components/forms/field';
import { focusClasses } from '@/components/posts/cover';
import type { FormValues } from '@/lib/form-state';
import { newPostTexts } from '@/lib/posts/post-fields';
import { fieldProps } from '../fields/field-values';
import { PictureTools } from '../chooser/picture-tools';

type CoverFieldProps = {
  stored: FormValues;
  /** As the form stands. */
  values: FormValues;
  onChange: (changed: FormValues) => void;
};

/** Chosen, sent or named by its address, and what of it stays in sight where a box cuts it. */
export function CoverField({ stored, values, onChange }: CoverFieldProps) {
  const { coverUrl = '', coverAlt = '' } = values;

  function take(url: string, alt: string) {
    const { coverX = '', coverY = '' } = newPostTexts;
    onChange({ coverUrl: url, coverAlt: coverUrl ? alt : coverAlt || alt, coverX, coverY });
  }
  return (
    <fieldset className="cover-field">
      <legend className="label">Cover</legend>
      {/* One from elsewhere would be asked for there. */}
      {coverUrl.startsWith('/media/') && <FocusPicker values={values} onChange={onChange} />}
      <PictureTools
        what="cover"
        hasPicture={coverUrl !== ''}
        onTake={(picture) => take(picture?.url ?? '', picture?.alt ?? '')}
      />
      <TextField
        {...fieldProps('coverUrl', stored)}
        inputMode="url"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint="Starts with https:// or /media/."
      />
      <TextField {...fieldProps('coverAlt', stored)} hint="For readers who cannot see it." />
      <div className="focus-fields">
        {(['coverX', 'coverY'] as const).map((name) => (
          <RangeField key={name} {...fieldProps(name, stored)} min={0} max={100} step={10} />
        ))}
      </div>
    </fieldset>
  );
}

type FocusPickerProps = { values: FormValues; onChange: (changed: FormValues) => void };

/** By pointer; by keyboard the sliders do the same. */
function FocusPicker({ values, onChange }: FocusPickerProps) {
  function pick({ clientX, clientY, currentTarget }: MouseEvent) {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    onChange({
      coverX: percent((clientX - left) / width),
      coverY: percent((clientY - top) / height),
    });
  }
  return (
    <button type="button" tabIndex={-1} aria-hidden className="focus-picker needs-scripts" onClick={pick}>
      <img src={values.coverUrl} alt="" />
      <span className={`focus-mark ${focusClasses(Number(values.coverX), Number(values.coverY))}`} />
    </button>
  );
}

const percent = (share: number): string => String(Math.min(100, Math.max(0, Math.round(share * 10) * 10)));
