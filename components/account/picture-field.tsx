'use client';

import { useState } from 'react';
import { useActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/field';
import { Avatar } from '@/components/people/avatar';
import { PictureTools } from '@/components/posts/editor/chooser/picture-tools';
import { mediaNameOf, pictureUrl, type Picture } from '@/lib/picture';

type PictureFieldProps = { person: { name: string; username: string; picture: Picture | null } };

/** The picture of whoever may fill the library, chosen there as a cover is. Without scripts its address is typed. */
export function PictureField({ person }: PictureFieldProps) {
  const { fill } = useActionForm();
  const stored = person.picture ? pictureUrl(person.picture) : '';
  const [address, setAddress] = useState(stored);

  function take(url: string) {
    fill('picture', url);
    setAddress(url);
  }
  return (
    <fieldset className="picture-field">
      <legend className="label">Picture</legend>
      {mediaNameOf(address) && address !== stored ? (
        <img src={address} alt="" className="avatar avatar-large" />
      ) : (
        <Avatar person={address === '' ? { ...person, picture: null } : person} size="large" />
      )}
      <div className="stack">
        <PictureTools
          what="picture"
          hasPicture={address !== ''}
          onTake={(picture) => take(picture?.url ?? '')}
        />
        <TextField
          name="picture"
          label="Address of the picture"
          hint="One of the library; it starts with /media/. Empty: your initials."
          defaultValue={stored}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onInput={({ currentTarget }) => setAddress(currentTarget.value.trim())}
        />
      </div>
    </fieldset>
  );
}
