import { QrCode } from '@/components/account/two-factor/qr-code';

export function TotpSteps({ secret, uri }: { secret: string; uri: string }) {
  return (
    <>
      <p>Scan this with your authenticator app, or type the key into it.</p>
      <QrCode text={uri} label="QR code for your authenticator app" />
      <dl className="facts">
        <dt>Key</dt>
        <dd>
          <code className="totp-key">{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </dd>
        <dt>Kind</dt>
        <dd>TOTP, 6 digits, 30 seconds</dd>
      </dl>
      <p className="hint">
        <a href={uri}>Open in an app on this device</a>
      </p>
    </>
  );
}
