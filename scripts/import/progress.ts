import { SingleBar } from 'cli-progress';
import { say } from '@/lib/server/process/say';

type ShownProgress = {
  /** How many things were read so far; nobody knows yet how many there are. */
  onRead: (count: number) => void;
  onStep: (done: number, total: number) => void;
  stop: () => void;
};

/** A bar on a terminal; else a line for each tenth, and every few seconds where a tenth takes longer. */
export const makeProgress = (): ShownProgress => (process.stdout.isTTY ? drawBars() : sayLines());

function drawBars(): ShownProgress {
  const reading = new SingleBar({ format: '{value} read, for {duration_formatted}', hideCursor: true });
  const steps = new SingleBar({ format: '{bar} {value} of {total}, {eta} s left', hideCursor: true });
  return {
    onRead: (count) => {
      if (!reading.isActive) reading.start(1, 0);
      reading.update(count);
    },
    onStep: (done, total) => {
      if (reading.isActive) reading.stop();
      if (!steps.isActive || done === 0 || steps.getTotal() !== total) steps.start(total, done);
      steps.update(done);
    },
    stop: () => {
      reading.stop();
      steps.stop();
    },
  };
}

/** Milliseconds between two lines where nothing else gives a reason for one. */
const PAUSE = 5000;

function sayLines(): ShownProgress {
  let [tenth, of, saidAt] = [-1, -1, -Infinity];
  const tell = (line: string): void => {
    saidAt = performance.now();
    say(line);
  };
  const isDue = (): boolean => performance.now() - saidAt >= PAUSE;
  return {
    onRead: (count) => isDue() && tell(`${count} read`),
    onStep: (done, total) => {
      if (total !== of) [tenth, of] = [0, total];
      const now = Math.floor((done * 10) / total);
      if (now > tenth || isDue()) tell(`${done} of ${total}`);
      tenth = Math.max(tenth, now);
    },
    stop: () => {},
  };
}
