import 'server-only';
import { checkStamp, makeReadyStamp } from '@/lib/accounts/registration/form-stamp';
import { failed, type FormState, type FormValues } from '@/lib/form-state';

/** Everything typed is kept, and the form can be sent again, because a person may have been quick or slow. */
export function refuseBots(
  { stamp, topic }: { stamp?: string; topic?: string },
  values: FormValues,
): FormState | null {
  if (topic)
    return failed(values, 'Something filled in a field that people do not see. Please reload the page.');
  switch (checkStamp(stamp)) {
    case 'fine':
      return null;
    case 'too-fast':
      return failed(
        values,
        'That was very quick. To show that you are no program, please press the button once more.',
      );
    case 'expired':
      return failed(
        { ...values, stamp: makeReadyStamp() },
        'This form was open for more than a day. Please press the button once more.',
      );
  }
}
