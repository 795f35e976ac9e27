import { useEffect, useState, useSyncExternalStore } from 'react';
import { sendPicture, type SentPicture } from '@/components/media/upload/send-picture';
import { UploadQueue } from '@/components/media/upload/upload-queue';

/** One file on its way; another one takes its place. */
export function useSingleUpload(onStored: (picture: SentPicture) => void) {
  const [queue] = useState(() => new UploadQueue(sendPicture));
  const [upload] = useSyncExternalStore(queue.subscribe, queue.snapshot, queue.snapshot);

  useEffect(() =>
    queue.subscribe(() => {
      const stored = queue.snapshot().find(({ state }) => state === 'sent');
      if (!stored?.picture) return;
      queue.remove(stored.id);
      onStored(stored.picture);
    }),
  );
  useEffect(() => () => clear(queue), [queue]);

  function send(files: readonly File[]): void {
    clear(queue);
    queue.add(files.slice(0, 1));
  }
  return { upload, queue, send };
}

const clear = (queue: UploadQueue): void => queue.snapshot().forEach(({ id }) => queue.remove(id));
