/** What somebody who waits is told, and how they end it. */
export type Progress = {
  /** Things read so far. */
  onRead?: (count: number) => void;
  /** Of all things, those of which it is decided what becomes of them, or that are applied or undone. */
  onStep?: (done: number, total: number) => void;
  /** Ends the work between two things; it can be taken up again. */
  signal?: AbortSignal;
};
