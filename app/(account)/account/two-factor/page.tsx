import type { Metadata } from 'next';
import { DisableTotpForm } from '@/components/account/two-factor/disable-totp-form';
import { EnableTotpForm } from '@/components/account/two-factor/enable-totp-form';
import { RenewRecoveryCodesForm } from '@/components/account/two-factor/renew-recovery-codes-form';
import { ButtonForm } from '@/components/forms/button-form';
import { TotpSteps } from '@/components/account/two-factor/totp-steps';
import { SiteDate } from '@/components/layout/site-date';
import { requireMember } from '@/lib/accounts/sessions/session';
import {
  disableTotpAction,
  enableTotpAction,
  renewRecoveryCodesAction,
  startTotpAction,
} from '@/lib/accounts/two-factor/actions';
import { getOwnTwoFactor } from '@/lib/accounts/two-factor/queries/own-two-factor';

export const metadata: Metadata = { title: 'Two-step login', robots: { index: false } };

export default async function TwoFactorPage({ searchParams }: PageProps<'/account/two-factor'>) {
  const member = await requireMember('/account/two-factor');
  const twoFactor = await getOwnTwoFactor(member);
  const { off } = await searchParams;
  return (
    <>
      <h1>Two-step login</h1>
      {off === '1' && twoFactor.status !== 'on' && (
        <p role="status" className="notice">
          Two-step login is off.
        </p>
      )}
      {twoFactor.status === 'off' && <Off />}
      <EnableTotpForm
        action={enableTotpAction}
        steps={twoFactor.status === 'started' ? <TotpSteps {...twoFactor} /> : null}
      />
      {twoFactor.status === 'on' && <On {...twoFactor} />}
    </>
  );
}

function Off() {
  return (
    <>
      <p>
        With two-step login, your password alone opens nothing: an authenticator app on your phone shows a
        code that is asked for too. Any app that knows TOTP works, and so do many password managers.
      </p>
      <ButtonForm action={startTotpAction}>Set up</ButtonForm>
    </>
  );
}

function On({ since, recoveryCodesLeft }: { since: Date; recoveryCodesLeft: number }) {
  return (
    <>
      <p>
        On since <SiteDate at={since} exact />.{' '}
        {recoveryCodesLeft === 1
          ? '1 recovery code is left.'
          : `${recoveryCodesLeft} recovery codes are left.`}
      </p>
      <section className="account-section" aria-labelledby="new-codes">
        <h2 id="new-codes" className="section-title">
          New recovery codes
        </h2>
        <p className="hint">The old ones end at once.</p>
        <RenewRecoveryCodesForm action={renewRecoveryCodesAction} />
      </section>
      <section className="account-section" aria-labelledby="turn-off">
        <h2 id="turn-off" className="section-title">
          Turn two-step login off
        </h2>
        <DisableTotpForm action={disableTotpAction} />
      </section>
    </>
  );
}
