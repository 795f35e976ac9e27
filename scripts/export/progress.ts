import { SingleBar } from 'cli-progress';
import { say } from '@/lib/server/process/say';

export type ShownProgress = {
  start: (total: number) => void;
  step: () => void;
  /** Where the total grows as the work goes on. */
  stepTo: (done: number, total: number) => void;
  stop: () => void;
};

/** A bar on a terminal; else a line for each tenth. @param what is counted */
export function makeProgress(what: string): ShownProgress {
  return process.stdout.isTTY ? drawBar() : sayTenths(what);
}

function drawBar(): ShownProgress {
  const bar = new SingleBar({ format: '{bar} {value} of {total}, {eta} s left', hideCursor: true });
  let isDrawn = false;
  const start = (total: number): void => {
    isDrawn = true;
    bar.start(total, 0);
  };
  return {
    start,
    step: () => bar.increment(),
    stepTo: (done, total) => {
      if (!isDrawn) start(total);
      bar.setTotal(total);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

/** Milliseconds between lines where nobody knows yet how much there is. */
const PAUSE = 5000;

function sayTenths(what: string): ShownProgress {
  let [total, done, said] = [0, 0, Date.now()];
  const tenth = (count: number): number => Math.floor((count * 10) / total);
  return {
    start: (count) => {
      total = count;
    },
    step: () => {
      done += 1;
      if (tenth(done) > tenth(done - 1)) say(`${done} of ${total} ${what}`);
    },
    stepTo: (count, known) => {
      if (Date.now() - said < PAUSE) return;
      said = Date.now();
      say(`${count} of ${known} ${what} so far`);
    },
    stop: () => {},
  };
}
