import 'server-only';
import path from 'node:path';
import { settings } from '@/lib/env';
import { logger } from '@/lib/server/process/logger';
import { sharedState } from '@/lib/shared-state';
import { DrawingProcess } from '@/lib/share-pictures/drawing-process';
import { PictureFiles } from '@/lib/share-pictures/picture-files';
import { sharePictureName, type SharePicture } from '@/lib/share-pictures/share-picture';

const state = () =>
  sharedState('share-pictures', () => {
    const folder = path.join(settings().DATA_DIR, 'share-pictures');
    return {
      files: new PictureFiles(folder),
      drawing: new DrawingProcess(path.join(folder, 'fonts')),
      inProgress: new Map<string, Promise<Buffer>>(),
    };
  });

/** The picture as it was drawn before; null where it has still to be. */
export const readDrawn = (picture: SharePicture): Promise<Buffer<ArrayBuffer> | null> =>
  state().files.read(sharePictureName(picture));

export const isDrawingBusy = (): boolean => state().drawing.isBusy;

/** Draws it and keeps it; who asks for the same meanwhile gets the same. @throws when it cannot be drawn */
export function drawOnce(picture: SharePicture): Promise<Buffer> {
  const { inProgress } = state();
  const name = sharePictureName(picture);
  const drawing = inProgress.get(name) ?? drawAndKeep(picture).finally(() => inProgress.delete(name));
  inProgress.set(name, drawing);
  return drawing;
}

async function drawAndKeep(picture: SharePicture): Promise<Buffer> {
  const { drawing, files } = state();
  const png = await drawing.draw(picture);
  // A full disk keeps nobody from seeing it.
  await files
    .write(sharePictureName(picture), png)
    .catch((error: unknown) => logger().warn({ err: error }, 'a picture for sharing was not kept'));
  return png;
}
