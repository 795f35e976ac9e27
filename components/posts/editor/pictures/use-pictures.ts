import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { sendPicture } from '@/components/media/upload/send-picture';
import { UploadQueue, type Upload } from '@/components/media/upload/upload-queue';
import type { PicturePlace, PictureTarget } from './picture-target';
import { firstDescriptionPath } from '@/lib/paths';
import { imageMarkdown } from '@/lib/media/image-markdown';

/** Pictures on their way into a text: each goes in once it is stored and somebody has said what it shows. */
export function usePictures(target: () => PictureTarget | null) {
  const [queue] = useState(() => new UploadQueue(sendPicture));
  const uploads = useSyncExternalStore(queue.subscribe, queue.snapshot, queue.snapshot);
  const places = useRef(new Map<string, PicturePlace>());
  const [news, setNews] = useState('');

  function add(files: readonly File[]): void {
    for (const { id } of queue.add(files)) {
      const place = target()?.mark();
      if (place) places.current.set(id, place);
    }
  }

  function put({ id, file, picture, alt }: Upload): void {
    const place = places.current.get(id);
    if (!picture || !place) return;
    places.current.delete(id);
    place.insert(imageMarkdown(alt, picture.url));
    void fetch(firstDescriptionPath, {
      method: 'POST',
      body: JSON.stringify({ id: picture.id, alt: alt.trim() }),
      keepalive: true,
    }).catch(() => {});
    forget(id);
    setNews(`${file.name} is in the text.`);
  }

  function forget(id: string): void {
    places.current.get(id)?.drop();
    places.current.delete(id);
    queue.remove(id);
  }

  // As soon as both are there: the file and the answer.
  useEffect(() =>
    queue.subscribe(() =>
      queue
        .snapshot()
        .filter(({ isAnswered }) => isAnswered)
        .forEach(put),
    ),
  );

  /** Nobody loses a picture by saving before its description. */
  const putAll = () => queue.snapshot().forEach(put);

  useEffect(() => {
    const again = () => {
      for (const { id, state } of queue.snapshot()) if (state === 'failed') queue.retry(id);
    };
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [queue]);

  useEffect(() => () => queue.snapshot().forEach(({ id }) => queue.remove(id)), [queue]);

  return { uploads, news, queue, add, forget, putAll };
}
