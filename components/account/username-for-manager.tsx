/** Tells password managers whose password a form is about; people do not see it. */
export function UsernameForManager({ username }: { username: string }) {
  return <input type="text" name="account" autoComplete="username" defaultValue={username} readOnly hidden />;
}
