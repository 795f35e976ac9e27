import 'server-only';
import { isDatabaseUnavailable } from '@/lib/errors';
import { renewIndex } from '@/lib/search/indexing/mutations/renew-index';
import { logger } from '@/lib/server/process/logger';
import { sharedState } from '@/lib/shared-state';

/** Milliseconds, for more that comes at the same time. */
const PAUSE = 200;

const state = sharedState(
  'search-indexing',
  (): { isOn: boolean; timer?: NodeJS.Timeout; work?: Promise<void> } => ({
    isOn: false,
  }),
);

/** From now on this process makes words in the background, beginning with those that an upgrade asks for. */
export function startIndexing(): void {
  state.isOn = true;
  indexSoon();
}

/** After a transaction that queued posts. Elsewhere than in a server, housekeeping finds them. */
export function indexSoon(): void {
  if (!state.isOn || state.timer) return;
  state.timer = setTimeout(() => {
    state.timer = undefined;
    state.work = (state.work ?? Promise.resolve()).then(index);
  }, PAUSE).unref();
}

async function index(): Promise<void> {
  try {
    await renewIndex();
  } catch (error) {
    if (!isDatabaseUnavailable(error)) logger().error({ err: error }, 'posts not indexed');
  }
}
