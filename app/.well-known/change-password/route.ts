import { redirect } from 'next/navigation';

/** Where password managers send people (https://w3c.github.io/webappsec-change-password-url/). */
export function GET(): never {
  redirect('/account/password');
}
