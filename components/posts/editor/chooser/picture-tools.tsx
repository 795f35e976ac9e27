import { useState } from 'react';
import { FilesInput } from '@/components/media/upload/files-input';
import type { SentPicture } from '@/components/media/upload/send-picture';
import { UploadState } from '@/components/media/upload/upload-state';
import { useSingleUpload } from './use-single-upload';
import { PictureChooser } from './picture-chooser';

type Taken = Pick<SentPicture, 'url'> & { alt?: string };

type PictureToolsProps = {
  /** `cover`: what the picture is to people. */
  what: string;
  chooseLabel?: string;
  hasPicture: boolean;
  /** Of the library or just sent; null for none any more. */
  onTake: (picture: Taken | null) => void;
};

/** Chooses a picture of the library, sends one, or takes it away. Without scripts its address is typed beside it. */
export function PictureTools({ what, chooseLabel = 'Choose…', hasPicture, onTake }: PictureToolsProps) {
  const [isChoosing, setChoosing] = useState(false);
  const { upload, queue, send } = useSingleUpload(({ url }) => onTake({ url }));
  return (
    <>
      <div className="button-row needs-scripts">
        <button type="button" className="button" onClick={() => setChoosing(true)}>
          {chooseLabel}
        </button>
        <FilesInput label={`Upload ${what}`} isSingle onFiles={send} />
        {hasPicture && (
          <button type="button" className="button button-quiet" onClick={() => onTake(null)}>
            Remove {what}
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
      {isChoosing && (
        <PictureChooser
          onChoose={({ url, alt }) => onTake({ url, alt })}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}
