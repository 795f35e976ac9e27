import type { FormValues } from '@/lib/form-state';
import { sendCopy, type CopyAnswer, type CopyProblem } from './send-copy';

/** Milliseconds: after the last key, and at most after the first one that is not kept. */
const PAUSE = 2000;
const LONGEST = 10_000;
/** Milliseconds until the next attempt, when the server could not be asked. */
const RETRY = 10_000;

/** What the text was written upon, and who writes. */
export type Basis = { id?: number; key: string; editorKey: string; version: string; copy: string };

export type Autosave = {
  /** Version of the working copy that the text is; '0' for none. */
  copy: string;
  status: 'idle' | 'waiting' | 'saving' | 'kept' | CopyProblem;
  /** Milliseconds since the epoch; 0 where nothing was kept from here. */
  keptAt: number;
};

type Events = {
  read: () => FormValues;
  onChange: (autosave: Autosave) => void;
  onAllKept: () => void;
  /** What another editor saved and what this one sent, as one text, upon the other's. */
  onMerged: (values: FormValues, sent: FormValues) => void;
};

/** Merges without an attempt that succeeds: then two editors write at each other. */
const MOST_MERGES = 3;

/** Keeps what is typed on the server, one request at a time. No answer touches what is typed. */
export class Autosaver {
  #state: Autosave;
  #kept = '';
  #sent: FormValues = {};
  #sequence = 0;
  #flight: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince: number | undefined;
  #merges = 0;

  /** Whether the form itself is under way, which says itself how that ended. */
  isSubmitting = false;

  constructor(
    public basis: Basis,
    private readonly events: Events,
  ) {
    this.#state = { copy: basis.copy, status: 'idle', keptAt: 0 };
    this.#kept = JSON.stringify(events.read());
  }

  /** After the form was saved. @param saved what the server made of it, where that is another text */
  begin(saved: FormValues): void {
    const names = Object.keys(this.events.read());
    const texts = names.map((name) => [name, saved[name] ?? this.#sent[name] ?? '']);
    this.#kept = JSON.stringify(Object.fromEntries(texts));
    this.#show({ copy: this.basis.copy, status: 'idle' });
    this.typed();
  }

  /** The text lies upon another copy now, as `basis` says. */
  rebase(): void {
    this.#kept = '';
    this.#show({ copy: this.basis.copy, status: 'waiting' });
    this.#plan(PAUSE);
  }

  typed(): void {
    const isKept = JSON.stringify(this.events.read()) === this.#kept;
    if (isKept || this.#state.status === 'elsewhere') return;
    this.#waitingSince ??= Date.now();
    this.#plan(Math.max(0, Math.min(PAUSE, this.#waitingSince + LONGEST - Date.now())));
    if (!this.#flight) this.#show({ status: 'waiting' });
  }

  /** Before the form is sent. @returns the number that it has among what this editor sends */
  overtake(): number {
    this.#sent = this.events.read();
    this.#flight?.abort();
    this.#plan(PAUSE);
    return ++this.#sequence;
  }

  async keep(): Promise<void> {
    if (this.#state.status === 'elsewhere') return;
    if (this.isSubmitting || this.#flight) return this.#plan(PAUSE / 4);
    const values = this.events.read();
    const text = JSON.stringify(values);
    this.#waitingSince = undefined;
    if (text === this.#kept) return;
    const flight = new AbortController();
    this.#flight = flight;
    this.#show({ status: 'saving' });
    const answer = await this.#send(values, flight.signal);
    this.#flight = null;
    if (answer === 'overtaken') this.#show({ status: 'waiting' });
    else this.#answered(values, answer);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #send(values: FormValues, signal: AbortSignal): Promise<CopyAnswer | 'overtaken'> {
    const { id, key, editorKey, version } = this.basis;
    const target = id ? { id } : { key };
    const copy = Number(this.#state.copy);
    const sequence = ++this.#sequence;
    const before = this.#kept ? (JSON.parse(this.#kept) as FormValues) : undefined;
    try {
      return await sendCopy({ ...target, basis: version, copy, editorKey, sequence, values, before }, signal);
    } catch {
      return 'overtaken';
    }
  }

  #answered(values: FormValues, answer: CopyAnswer): void {
    if (typeof answer === 'string') {
      this.#show({ status: answer });
      if (answer === 'offline' || answer === 'logged-out') this.#plan(RETRY);
      return;
    }
    if ('merged' in answer) {
      if (++this.#merges > MOST_MERGES) this.#show({ status: 'elsewhere' });
      else this.events.onMerged(answer.merged, values);
      return;
    }
    this.#merges = 0;
    const text = JSON.stringify(values);
    this.#kept = text;
    const isAll = JSON.stringify(this.events.read()) === text;
    const keptAt = answer.keptAt.getTime();
    this.#show({ copy: String(answer.copy), keptAt, status: isAll ? 'kept' : 'waiting' });
    if (isAll) this.events.onAllKept();
    else this.#plan(PAUSE);
  }

  #plan(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.keep(), wait);
  }

  #show(changes: Partial<Autosave>): void {
    this.#state = { ...this.#state, ...changes };
    this.events.onChange(this.#state);
  }
}
