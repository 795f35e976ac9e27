import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import { failed, idle, valuesOf, type FormAction, type FormState } from '@/lib/form-state';
import { ActionFailure, watchActionRequests } from './action-request';

const kept = 'What you typed is still here';

export const failures = {
  offline: `This was not sent: your device is offline. ${kept}; try again when you are connected.`,
  unreachable: `This was not sent: the site cannot be reached. ${kept}; check your connection and try again.`,
  silence: `The site did not answer in time, so this may not have been saved. ${kept}; try again.`,
  unavailable: `This was not saved: the site is not ready at the moment, perhaps it restarts. ${kept}; try again in a minute.`,
  tooLarge: `This was not sent: it is larger than the site accepts. ${kept}; shorten it, or move a part of it elsewhere.`,
  foreign: `This was not sent: something between you and the site answered in its place, perhaps a network that wants you to log in. ${kept}; open another page, then try again.`,
  renewed: `This was not saved: the site was updated since you opened this page. ${kept}; copy it if it is long, reload the page and send it again.`,
};

const unsent = new Set<keyof typeof failures>(['offline', 'unreachable', 'foreign']);

/** Whatever becomes of the request, the page and its fields stay as they are. */
export async function sendAction(action: FormAction, form: FormData): Promise<FormState> {
  watchActionRequests();
  try {
    // An older build's answer may be nothing at all.
    return (await action(idle, form)) ?? failed(valuesOf(form), failures.renewed);
  } catch (error) {
    // A redirect is thrown too, and belongs to the router.
    unstable_rethrow(error);
    const kind = kindOf(error);
    return failed(valuesOf(form), failures[kind], { isUnsent: unsent.has(kind) });
  }
}

function kindOf(error: unknown): keyof typeof failures {
  if (unstable_isUnrecognizedActionError(error)) return 'renewed';
  if (!(error instanceof ActionFailure)) return navigator.onLine ? 'unreachable' : 'offline';
  if (error.status === 0) return 'silence';
  if (error.status === 413) return 'tooLarge';
  if (error.status >= 500) return 'unavailable';
  return error.status === 404 ? 'renewed' : 'foreign';
}
