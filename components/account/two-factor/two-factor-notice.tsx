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
