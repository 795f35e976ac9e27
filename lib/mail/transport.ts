import 'server-only';
import { createTransport, type Transporter } from 'nodemailer';

/** Milliseconds; a parameter of the same name in SMTP_URL wins. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** The mail server of `SMTP_URL`. Nodemailer's options may stand in its query, such as `?requireTLS=true`. */
export function mailServer(smtpUrl: string): Transporter {
  const url = new URL(smtpUrl);
  for (const [name, milliseconds] of Object.entries(TIMEOUTS)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(milliseconds));
  }
  return createTransport(url.href, { disableFileAccess: true, disableUrlAccess: true });
}
