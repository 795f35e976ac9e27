'use client';

import { ImagePlus, Images } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { FilesInput } from '@/components/media/upload/files-input';
import { imageMarkdown } from '@/lib/media/image-markdown';
import { PictureChooser } from '../chooser/picture-chooser';
import { PictureRow } from './picture-row';
import type { PicturePlace, PictureTarget } from './picture-target';
import { focusText } from '../textarea/text-view';
import { textareaTarget, type ApplyEdit } from './textarea-target';
import { useIncomingFiles } from './use-incoming-files';
import { usePictures } from './use-pictures';

type PicturesProps = {
  /** Where files may be pasted and dropped. */
  surface: RefObject<HTMLElement | null>;
  applyEdit: ApplyEdit;
  /** The view that is open, where it is not the textarea within the surface. */
  target?: PictureTarget;
};

export function Pictures({ surface, applyEdit, target }: PicturesProps) {
  const own = useRef<ReturnType<typeof textareaTarget>>(null);
  const pictures = usePictures(() => target ?? own.current);
  const region = useRef<HTMLElement>(null);
  /** Where a picture of the library is to go, while one is chosen. */
  const [place, setPlace] = useState<PicturePlace | null>(null);
  useIncomingFiles(surface, pictures.add);

  useEffect(() => {
    const area = surface.current?.querySelector('textarea');
    if (area) own.current = textareaTarget(area, applyEdit);
    return () => own.current?.stop();
  }, [surface, applyEdit]);

  const { putAll, uploads } = pictures;
  useEffect(() => {
    const form = surface.current?.closest('form');
    // Before others read what is sent.
    form?.addEventListener('submit', putAll, { capture: true });
    return () => form?.removeEventListener('submit', putAll, { capture: true });
  });

  useEffect(() => {
    if (uploads.length === 0) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [uploads.length]);

  /** To the next picture that waits for its description, or back to the text. */
  function goOn() {
    const next = region.current?.querySelector<HTMLInputElement>('.picture-answer input');
    const area = surface.current?.querySelector('textarea');
    if (next) next.focus();
    else if (area) focusText(area);
  }
  return (
    <section ref={region} aria-label="Pictures" className="pictures needs-scripts">
      <FilesInput label="Image file" icon={<ImagePlus aria-hidden size={18} />} onFiles={pictures.add} />
      <button
        type="button"
        className="button"
        onClick={() => setPlace((target ?? own.current)?.mark() ?? null)}
      >
        <Images aria-hidden size={18} />
        From the library
      </button>
      {place && (
        <PictureChooser
          onChoose={({ alt, url }) => place.insert(imageMarkdown(alt, url))}
          onClose={() => {
            place.drop();
            setPlace(null);
          }}
        />
      )}
      {uploads.length === 0 && <p className="hint">Or drop pictures on the text, or paste them.</p>}
      <ul className="picture-rows">
        {uploads.map((upload, index) => (
          <PictureRow
            key={upload.id}
            upload={upload}
            isFirst={index === 0}
            onAnswer={(alt, isAnswered) => {
              pictures.queue.answer(upload.id, alt, isAnswered);
              if (isAnswered) requestAnimationFrame(goOn);
            }}
            onStop={() => pictures.queue.stop(upload.id)}
            onRetry={() => pictures.queue.retry(upload.id)}
            onRemove={() => pictures.forget(upload.id)}
          />
        ))}
      </ul>
      <p aria-live="polite" className="sr-only">
        {pictures.news}
      </p>
    </section>
  );
}
