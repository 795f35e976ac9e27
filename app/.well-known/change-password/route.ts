import { redirect } from 'next/navigation';

/** The address that password managers open (https://w3c.github.io/webappsec-change-password-url/). */
export function GET(): never {
  redirect('/account/password');
}
