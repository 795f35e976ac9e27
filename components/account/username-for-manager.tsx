export function UsernameForManager({ username }: { username: string }) {
  return <input type="text" name="account" autoComplete="username" defaultValue={username} readOnly hidden />;
}
