'use client';

import { useState } from 'react';
import { useActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/field';
import { PictureTools } from '@/components/posts/editor/chooser/picture-tools';

type PictureFieldProps = {
  name: string;
  /** `Icon`: the field's name to people. */
  label: string;
  hint: string;
  /** Of the stored picture; empty for none. */
  url: string;
  className: string;
};

/** A picture of the library, chosen, sent, or named by its address, which is all that is left without scripts. */
export function PictureField({ name, label, hint, url, className }: PictureFieldProps) {
  const { fill } = useActionForm();
  const [shown, setShown] = useState(url);

  function take(address: string) {
    fill(name, address);
    setShown(address);
  }
  return (
    <fieldset className="settings-picture">
      <legend className="label">{label}</legend>
      {shown.startsWith('/media/') && <img src={shown} alt="" className={className} />}
      <PictureTools
        what={label.toLowerCase()}
        chooseLabel={`Choose ${label.toLowerCase()}…`}
        hasPicture={shown !== ''}
        onTake={(picture) => take(picture?.url ?? '')}
      />
      <TextField
        name={name}
        label={`Address of the ${label.toLowerCase()}`}
        hint={hint}
        defaultValue={url}
        onInput={({ currentTarget }) => setShown(currentTarget.value.trim())}
        inputMode="url"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
    </fieldset>
  );
}
