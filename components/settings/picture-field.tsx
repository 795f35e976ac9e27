'use client';

import { useState } from 'react';
import { useActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/field';
import { FilesInput } from '@/components/media/upload/files-input';
import { UploadState } from '@/components/media/upload/upload-state';
import { PictureChooser } from '@/components/posts/editor/chooser/picture-chooser';
import { useCoverUpload } from '@/components/posts/editor/cover/use-cover-upload';

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
  const [isChoosing, setChoosing] = useState(false);
  const { upload, queue, send } = useCoverUpload((picture) => take(picture.url));

  function take(address: string) {
    fill(name, address);
    setShown(address);
  }
  return (
    <fieldset className="settings-picture">
      <legend className="label">{label}</legend>
      {shown.startsWith('/media/') && <img src={shown} alt="" className={className} />}
      <div className="button-row needs-scripts">
        <button type="button" className="button" onClick={() => setChoosing(true)}>
          Choose {label.toLowerCase()}…
        </button>
        <FilesInput label={`Upload ${label.toLowerCase()}`} isSingle onFiles={send} />
        {shown && (
          <button type="button" className="button button-quiet" onClick={() => take('')}>
            Remove {label.toLowerCase()}
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
      {isChoosing && (
        <PictureChooser onChoose={(picture) => take(picture.url)} onClose={() => setChoosing(false)} />
      )}
    </fieldset>
  );
}
