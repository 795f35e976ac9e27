import { useId } from 'react';
import { uploadPath } from '@/lib/paths';

type PlainUploadProps = {
  label: string;
  button: string;
  /** The picture that the file takes the place of, as it was seen. */
  replaces?: { id: number; edition: number };
};

/** Sends itself, with scripts or without. */
export function PlainUpload({ label, button, replaces }: PlainUploadProps) {
  const id = useId();
  return (
    <form action={uploadPath} method="post" encType="multipart/form-data" className="plain-upload">
      {replaces && (
        <>
          <input type="hidden" name="replaces" value={replaces.id} />
          <input type="hidden" name="edition" value={replaces.edition} />
        </>
      )}
      <label htmlFor={id} className="label">
        {label}
      </label>
      <input
        id={id}
        type="file"
        name="picture"
        accept="image/jpeg,image/png,image/gif,image/webp"
        multiple={!replaces}
        required
      />
      <button type="submit" className="button">
        {button}
      </button>
    </form>
  );
}
