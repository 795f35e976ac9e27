'use client';

import { useEffect, useRef } from 'react';
import type { Upload } from './upload-queue';

type UploadStateProps = { upload: Upload; onStop: () => void; onRetry: () => void; onRemove: () => void };

/** A file on its way: what it is, how far it is, and what can be done about it. */
export function UploadState({ upload, onStop, onRetry, onRemove }: UploadStateProps) {
  const { file, state, progress, problem, mayRetry } = upload;
  const name = <span className="sr-only"> {file.name}</span>;
  return (
    <div className="upload-state">
      <Thumbnail file={file} />
      <div className="upload-facts">
        {state === 'failed' ? (
          <p role="alert" className="field-error">
            <bdi>{file.name}</bdi> {problem}
          </p>
        ) : (
          <p>
            <bdi>{file.name}</bdi> <span className="text-muted">{wordsFor(state, progress)}</span>
          </p>
        )}
        {state === 'sending' && <progress value={progress} max={1} aria-label={`Sending ${file.name}`} />}
      </div>
      {(state === 'waiting' || state === 'sending') && (
        <button type="button" className="button button-quiet" onClick={onStop}>
          Stop{name}
        </button>
      )}
      {state === 'failed' && mayRetry && (
        <button type="button" className="button" onClick={onRetry}>
          Try again{name}
        </button>
      )}
      {(state === 'failed' || state === 'sent') && (
        <button type="button" className="button button-quiet" onClick={onRemove}>
          Leave out{name}
        </button>
      )}
    </div>
  );
}

function wordsFor(state: Upload['state'], progress: number): string {
  if (state === 'waiting') return 'waits its turn';
  if (state === 'sent') return 'is stored';
  return progress < 1 ? `${Math.floor(progress * 100)} %` : 'is being stored';
}

/** Drawn, because the policy lets nothing be fetched from an address that is made here. */
function Thumbnail({ file }: { file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = async () => {
      const picture = await createImageBitmap(file, { resizeHeight: SIZE, resizeQuality: 'medium' });
      const { width, height } = picture;
      canvas.current?.getContext('2d')?.drawImage(picture, (SIZE - width) / 2, (SIZE - height) / 2);
      picture.close();
    };
    // What cannot be drawn is told by the server.
    draw().catch(() => {});
  }, [file]);
  return <canvas ref={canvas} width={SIZE} height={SIZE} aria-hidden className="upload-thumbnail" />;
}

/** Pixels: twice what is shown. */
const SIZE = 96;
