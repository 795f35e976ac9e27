'use client';

import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Upload } from '@/components/media/upload/upload-queue';
import { isComposing } from '@/components/ui/is-composing';
import { UploadState } from '@/components/media/upload/upload-state';

type PictureRowProps = {
  upload: Upload;
  isFirst: boolean;
  onAnswer: (alt: string, isAnswered: boolean) => void;
  onStop: () => void;
  onRetry: () => void;
  onRemove: () => void;
};

export function PictureRow({ upload, isFirst, onAnswer, ...verbs }: PictureRowProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [isMissing, setMissing] = useState(false);
  const insert = () => {
    const alt = field.current?.value.trim() ?? '';
    setMissing(alt === '');
    if (alt !== '') onAnswer(alt, true);
  };
  // Enter would save the post.
  const confirm = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    event.preventDefault();
    insert();
  };
  return (
    <li className="picture-row">
      <UploadState upload={upload} {...verbs} />
      {upload.mayRetry || upload.state !== 'failed' ? (
        upload.isAnswered ? (
          <p className="hint">It goes into the text as soon as it has arrived.</p>
        ) : (
          <div className="picture-answer">
            <div className="field grow">
              <label htmlFor={id} className="label">
                Description (alt text)
              </label>
              <input
                ref={field}
                id={id}
                className="input"
                autoFocus={isFirst}
                maxLength={300}
                defaultValue={upload.alt}
                aria-invalid={isMissing || undefined}
                aria-describedby={isMissing ? `${id}-error` : undefined}
                onChange={(event) => onAnswer(event.target.value, false)}
                onKeyDown={confirm}
              />
              {isMissing && (
                <p id={`${id}-error`} role="alert" className="field-error">
                  Say what it shows, or that it is decorative.
                </p>
              )}
            </div>
            <button type="button" className="button button-primary" onClick={insert}>
              Insert<span className="sr-only"> {upload.file.name}</span>
            </button>
            <button type="button" className="button" onClick={() => onAnswer('', true)}>
              Decorative<span className="sr-only">: insert {upload.file.name} without a description</span>
            </button>
          </div>
        )
      ) : null}
    </li>
  );
}
