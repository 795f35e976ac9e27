/**
 * `node worker.ts FOLDER`: draws what it is told to, one after another, in a process of its own: Pango's fonts are set
 * for a whole process, and this one may be slow.
 */
import sharp from 'sharp';
import type { DrawingAnswer, DrawingJob } from '@/lib/share-pictures/drawing-job';
import { drawPicture } from './draw-picture';
import { FontShelf } from './font-shelf';

sharp.concurrency(1);
sharp.cache(false);
const fonts = new FontShelf(process.argv[2] ?? '');
const answer = (message: DrawingAnswer) => process.send?.(message);

process.on('message', (job: DrawingJob) => {
  drawPicture(job, fonts).then(
    (png) => answer({ png }),
    (error: unknown) => answer({ complaint: (error as Error).stack ?? String(error) }),
  );
});
process.on('disconnect', () => process.exit());
answer('ready');
