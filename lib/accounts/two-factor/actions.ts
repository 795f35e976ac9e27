'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { invalid, memberAction } from '@/lib/action';
import { renewThisSession } from '@/lib/accounts/sessions/renew-session';
import { disableOwnTotp } from '@/lib/accounts/two-factor/mutations/disable-totp';
import { enableTotp } from '@/lib/accounts/two-factor/mutations/enable-totp';
import { renewRecoveryCodes } from '@/lib/accounts/two-factor/mutations/renew-recovery-codes';
import { startTotp } from '@/lib/accounts/two-factor/mutations/start-totp';
import { CurrentPasswordSchema } from '@/lib/accounts/fields/password';
import { TotpChangeSchema } from '@/lib/accounts/two-factor/validation';
import { EmptySchema } from '@/lib/fields';

const wrongPassword = { currentPassword: 'That is not your current password.' };
const wrongCode = {
  code: 'That code is wrong or was used already. Wait for the next one, and check the clock of your device.',
};

export const startTotpAction = memberAction(EmptySchema, async ({ actor }) => {
  await startTotp(actor);
  redirect('/account/two-factor');
});

/** The answer carries the recovery codes, the only time that they are shown. */
export const enableTotpAction = memberAction(TotpChangeSchema, async ({ actor, input, values }) => {
  const enabled = await enableTotp(actor, input);
  if (enabled.ok) {
    refresh();
    return { status: 'done', message: 'Two-step login is on.', codes: enabled.value.codes };
  }
  switch (enabled.code) {
    case 'wrong-password':
      return invalid(values, wrongPassword);
    case 'wrong-code':
      return invalid(values, wrongCode);
    case 'not-started':
      return { status: 'failed', message: 'The set-up was changed meanwhile. Reload the page.', values };
  }
});

export const renewRecoveryCodesAction = memberAction(
  CurrentPasswordSchema,
  async ({ actor, input, values }) => {
    const renewed = await renewRecoveryCodes(actor, input);
    if (!renewed.ok) return invalid(values, wrongPassword);
    refresh();
    const message = 'Here are new recovery codes. The old ones no longer work.';
    return { status: 'done', message, codes: renewed.value.codes };
  },
);

export const disableTotpAction = memberAction(TotpChangeSchema, async ({ actor, input, values }) => {
  const disabled = await disableOwnTotp(actor, input);
  if (!disabled.ok) {
    return invalid(values, disabled.code === 'wrong-password' ? wrongPassword : wrongCode);
  }
  await renewThisSession();
  redirect('/account/two-factor?off=1');
});
