'use client';

import { useState } from 'react';
import { useActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/field';
import { FilesInput } from '@/components/media/upload/files-input';
import { UploadState } from '@/components/media/upload/upload-state';
import { Avatar } from '@/components/people/avatar';
import { PictureChooser } from '@/components/posts/editor/chooser/picture-chooser';
import { useCoverUpload } from '@/components/posts/editor/cover/use-cover-upload';
import { mediaNameOf, pictureUrl, type Picture } from '@/lib/picture';

type PictureFieldProps = { person: { name: string; username: string; picture: Picture | null } };

/** The picture of whoever may fill the library, chosen there as a cover is. Without scripts its address is typed. */
export function PictureField({ person }: PictureFieldProps) {
  const { fill } = useActionForm();
  const stored = person.picture ? pictureUrl(person.picture) : '';
  const [address, setAddress] = useState(stored);
  const [isChoosing, setChoosing] = useState(false);
  const { upload, queue, send } = useCoverUpload(({ url }) => take(url));

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
        <div className="button-row scripts-only">
          <button type="button" className="button" onClick={() => setChoosing(true)}>
            Choose…
          </button>
          <FilesInput label="Upload picture" isSingle onFiles={send} />
          {address && (
            <button type="button" className="button button-quiet" onClick={() => take('')}>
              Remove picture
            </button>
          )}
        </div>
        {upload && (
          <UploadState
            upload={upload}
            onStop={() => queue.stop(upload.id)}
            onRetry={() => queue.retry(upload.id)}
            onRemove={() => queue.remove(upload.id)}
          />
        )}
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
      {isChoosing && <PictureChooser onChoose={({ url }) => take(url)} onClose={() => setChoosing(false)} />}
    </fieldset>
  );
}
