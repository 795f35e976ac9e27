import type { FormState, FormValues } from '@/lib/form-state';
import type { Saved } from '@/lib/site/mutations/change-settings';

const staleMessage = (what: string) =>
  `${what} saved somewhere else since you opened this page. Nothing is lost, and nothing of yours is saved yet: look at what is stored, then save again.`;

/**
 * What the form of a section is told. `shown` goes with it, so that the next save is compared with what it shows then.
 * @param what begins the sentence where both changed the same, with its verb
 */
export function answerSaved<Values>(
  saved: Saved<Values>,
  valuesOf: (values: Values) => FormValues,
  what = 'These settings were',
): FormState {
  const form = valuesOf(saved.values);
  if (saved.ok)
    return { status: 'done', message: 'Saved.', values: { ...form, shown: JSON.stringify(saved.values) } };
  return {
    status: 'conflict',
    message: staleMessage(what),
    values: { ...form, shown: JSON.stringify(saved.stored) },
    stored: valuesOf(saved.stored),
    base: null,
  };
}
