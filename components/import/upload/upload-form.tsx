'use client';

import { CircleAlert } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { sayBytes } from '@/components/import/say-bytes';
import { importUploadPath } from '@/lib/paths';
import { sendFiles } from './send-files';

type Sending = { bytes: number; total: number };

/** @param refused why what was sent by a form was not taken */
export function UploadForm({ refused }: { refused?: string }) {
  const id = useId();
  const router = useRouter();
  const [problem, setProblem] = useState(refused);
  const [sending, setSending] = useState<Sending | null>(null);
  const abort = useRef<AbortController>(null);

  const isSending = sending !== null;
  useEffect(() => {
    if (!isSending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isSending]);
  useEffect(() => () => abort.current?.abort(), []);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isSending) return;
    const input = event.currentTarget.elements.namedItem('files') as HTMLInputElement;
    const files = [...(input.files ?? [])];
    if (files.length === 0) {
      input.focus();
      return setProblem('Choose a file first.');
    }
    const total = files.reduce((sum, { size }) => sum + size, 0);
    const { signal } = (abort.current = new AbortController());
    setProblem(undefined);
    setSending({ bytes: 0, total });
    const sent = await sendFiles(files, { onProgress: (bytes) => setSending({ bytes, total }), signal });
    setSending(null);
    if (sent.ok) router.push(sent.path);
    else setProblem(sent.problem);
  }

  return (
    <form
      action={importUploadPath}
      method="post"
      encType="multipart/form-data"
      onSubmit={(event) => void send(event)}
      className="stack"
      aria-label="Send an export"
    >
      <div className="field">
        <label htmlFor={id} className="label">
          The export of your blog
        </label>
        <p id={`${id}-hint`} className="hint">
          One .xml, .json or .zip, several .xml files of one export, or those with a .zip of their pictures;
          up to 2 GB.
        </p>
        <input
          id={id}
          type="file"
          name="files"
          accept=".xml,.json,.zip,text/xml,application/xml,application/json,application/zip"
          multiple
          className="file-field"
          aria-describedby={`${id}-hint${problem ? ` ${id}-problem` : ''}`}
          aria-invalid={problem ? true : undefined}
        />
        {problem && (
          <p id={`${id}-problem`} role="alert" className="field-error wrap-anywhere">
            <CircleAlert aria-hidden size={16} />
            {problem}
          </p>
        )}
      </div>
      {sending && <Progress {...sending} />}
      <div className="button-row">
        <button type="submit" className="button button-primary" aria-disabled={isSending || undefined}>
          {isSending ? 'Sending…' : 'Send'}
        </button>
        {isSending && (
          <button type="button" className="button" onClick={() => abort.current?.abort()}>
            Stop
          </button>
        )}
      </div>
    </form>
  );
}

function Progress({ bytes, total }: Sending) {
  const share = total > 0 ? Math.min(1, bytes / total) : 1;
  return (
    <div className="import-progress">
      <progress value={share} max={1} aria-label="Sending" />
      <p className="hint">
        {bytes >= total
          ? 'Everything has arrived and is being looked at.'
          : `${sayBytes(bytes)} of ${sayBytes(total)}, ${Math.floor(share * 100)} %. Leave this page open; if the line is cut, it goes on where it stopped.`}
      </p>
    </div>
  );
}
