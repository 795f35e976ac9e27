import { SingleBar } from 'cli-progress';
import { say } from '@/lib/server/process/say';

export type Progress = { step: (name: string, done: number, total: number) => void; stop: () => void };

/** A bar for people; a line for each step, where the output goes elsewhere. */
export function showProgress(): Progress {
  const bar = process.stdout.isTTY
    ? new SingleBar({ format: '{bar} {percentage} %, {name}', hideCursor: true })
    : null;
  let current = '';
  return {
    step(name, done, total) {
      if (!bar && name !== current) say(name);
      if (bar && name !== current) {
        bar.stop();
        bar.start(Math.max(1, total), 0, { name });
      }
      current = name;
      bar?.update(done, { name });
    },
    stop: () => bar?.stop(),
  };
}

export const stepNames = {
  rows: 'Reading the database',
  pictures: 'Reading the pictures',
  archive: 'Writing the archive',
  check: 'Verifying it',
};
