import { sharedState } from '@/lib/shared-state';

export type Sender = {
  owner: string;
  /** The cookie by which they will find their text again, where they have none yet: a whole header. */
  setCookie: string | undefined;
};

/** Keeps what somebody sent in a form until it is saved. The application says how; lib/server says when. */
export type TextKeeper = {
  senderOf: (cookies: string | undefined) => Sender;
  /** @returns how to forget it once it is saved; null where there is nothing to keep */
  keep: (
    sender: Sender,
    sent: { path: string; client: string; form: FormData },
  ) => Promise<(() => Promise<void>) | null>;
};

const state = sharedState('text-keeper', (): { keeper?: TextKeeper } => ({}));

export function registerTextKeeper(keeper: TextKeeper | undefined): void {
  state.keeper = keeper;
}

export const textKeeper = (): TextKeeper | undefined => state.keeper;
