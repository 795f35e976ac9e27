import type { Send, SentPicture } from './send-picture';

export type Upload = {
  id: string;
  file: File;
  state: 'waiting' | 'sending' | 'sent' | 'failed';
  /** From 0 to 1. */
  progress: number;
  problem: string;
  mayRetry: boolean;
  picture?: SentPicture;
  /** What it shows, as typed so far; empty in an answer says that it is decorative. */
  alt: string;
  isAnswered: boolean;
};

/** Lines are slow and one picture at a time is encoded: more at once would only take longer to show the first. */
const AT_ONCE = 2;

/** Files on their way, in the order in which they were chosen. */
export class UploadQueue {
  #uploads: readonly Upload[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #aborts = new Map<string, AbortController>();
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = (): readonly Upload[] => this.#uploads;

  add(files: readonly File[]): Upload[] {
    const added = files.map((file) => ({
      id: crypto.randomUUID(),
      file,
      state: 'waiting' as const,
      progress: 0,
      problem: '',
      mayRetry: false,
      alt: '',
      isAnswered: false,
    }));
    this.#set([...this.#uploads, ...added]);
    this.#next();
    return added;
  }

  answer(id: string, alt: string, isAnswered: boolean): void {
    this.#change(id, { alt, isAnswered });
  }

  stop(id: string): void {
    if (this.#find(id)?.state === 'waiting')
      this.#change(id, { state: 'failed', problem: 'was stopped.', mayRetry: true });
    else this.#aborts.get(id)?.abort();
  }

  retry(id: string): void {
    const upload = this.#find(id);
    if (upload?.state !== 'failed' || !upload.mayRetry) return;
    this.#change(id, { state: 'waiting', progress: 0, problem: '' });
    this.#next();
  }

  remove(id: string): void {
    this.#aborts.get(id)?.abort();
    this.#set(this.#uploads.filter((upload) => upload.id !== id));
  }

  #next(): void {
    const sending = this.#uploads.filter(({ state }) => state === 'sending').length;
    const waiting = this.#uploads.filter(({ state }) => state === 'waiting');
    for (const upload of waiting.slice(0, Math.max(0, AT_ONCE - sending))) void this.#run(upload);
  }

  async #run({ id, file }: Upload): Promise<void> {
    const abort = new AbortController();
    this.#aborts.set(id, abort);
    this.#change(id, { state: 'sending' });
    const answer = await this.#send(file, (progress) => this.#change(id, { progress }), abort.signal);
    this.#aborts.delete(id);
    this.#change(
      id,
      answer.ok
        ? { state: 'sent', progress: 1, picture: answer.picture }
        : { state: 'failed', problem: answer.problem, mayRetry: answer.mayRetry },
    );
    this.#next();
  }

  #find = (id: string): Upload | undefined => this.#uploads.find((upload) => upload.id === id);

  #change(id: string, change: Partial<Upload>): void {
    this.#set(this.#uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload)));
  }

  #set(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    for (const listener of this.#listeners) listener();
  }
}
