'use client';

import { ImagePlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { FilesInput } from './files-input';
import { sendPicture } from './send-picture';
import { UploadQueue } from './upload-queue';
import { UploadState } from './upload-state';

/** For who has scripts: progress of each file, and the library grows as they arrive. */
export function LibraryUpload() {
  const router = useRouter();
  const [queue] = useState(() => new UploadQueue(sendPicture));
  const uploads = useSyncExternalStore(queue.subscribe, queue.snapshot, queue.snapshot);
  const [news, setNews] = useState('');

  useEffect(
    () =>
      queue.subscribe(() => {
        const sent = queue.snapshot().find(({ state }) => state === 'sent');
        if (!sent) return;
        queue.remove(sent.id);
        setNews(`${sent.file.name} is in the library.`);
        router.refresh();
      }),
    [queue, router],
  );

  return (
    <div className="library-upload needs-scripts">
      <FilesInput
        label="Add pictures"
        icon={<ImagePlus aria-hidden size={18} />}
        onFiles={(files) => queue.add(files)}
      />
      <p role="status" className="hint">
        {news}
      </p>
      <ul className="picture-rows">
        {uploads.map((upload) => (
          <li key={upload.id} className="picture-row">
            <UploadState
              upload={upload}
              onStop={() => queue.stop(upload.id)}
              onRetry={() => queue.retry(upload.id)}
              onRemove={() => queue.remove(upload.id)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
