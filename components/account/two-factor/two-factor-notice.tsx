/** A quiet word to somebody whose password is the only thing between the site and a stranger. */
export function TwoFactorNotice() {
  return (
    <p className="notice">
      Your password alone opens this account.{' '}
      <a href="/account/two-factor" className="text-link">
        Turn on two-step login
      </a>{' '}
      with an authenticator app.
    </p>
  );
}
