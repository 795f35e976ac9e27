import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseUnavailable } from '@/lib/errors';
import { connect, createProbe, type DatabaseProbe } from '@/lib/server/database/probe';

export type DatabaseWatch = {
  isReady: DatabaseProbe['isReady'];
  close: () => Promise<void>;
};

/** Milliseconds between two checks that notices arrive: so long, and no longer, may a missed change go unseen. */
const HEARTBEAT = 15_000;
const NOTICE_TIMEOUT = 2000;
const LOOK = 20;

/**
 * Notices sent while away are lost: a new connection, and silence after a `heartbeat`, count as a change.
 * @param onChange gets what the notice says, and nothing where it is not known what changed
 */
export async function watchDatabase(
  url: string,
  channel: string,
  onChange: (payload?: string) => void,
  heartbeat = HEARTBEAT,
): Promise<DatabaseWatch> {
  const heartbeatChannel = `${channel}_heartbeat`;
  const probe = createProbe(url);
  let listener = connect(url);
  let isHeard = false;
  let isClosed = false;

  async function listen(): Promise<void> {
    try {
      await Promise.all([
        listener.listen(heartbeatChannel, () => (isHeard = true)),
        listener.listen(channel, onChange, () => onChange()),
      ]);
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
    }
  }

  async function beat(): Promise<void> {
    isHeard = false;
    // When the database is away, the driver finds its way back, and that counts as a change.
    if (!(await probe.notify(heartbeatChannel))) return;
    // In turns of the event loop and not by the clock: a process that is kept busy has not heard yet, nothing is lost.
    for (let turn = 0; turn < NOTICE_TIMEOUT / LOOK && !isHeard; turn++)
      await sleep(LOOK, undefined, { ref: false });
    if (isHeard || isClosed) return;
    onChange();
    await listener.end({ timeout: 0 });
    if (isClosed) return;
    listener = connect(url);
    await listen();
  }

  async function keepBeating(): Promise<void> {
    for (;;) {
      await sleep(heartbeat, undefined, { ref: false });
      if (isClosed) return;
      await beat().catch(() => {}); // The next one tries again.
    }
  }

  await listen();
  void keepBeating();
  return {
    isReady: probe.isReady,
    close: async () => {
      isClosed = true;
      await Promise.all([listener.end({ timeout: 1 }), probe.close()]);
    },
  };
}
