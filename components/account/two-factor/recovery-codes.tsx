'use client';

import { useActionForm } from '@/components/forms/action-form';

export function RecoveryCodes() {
  const { state } = useActionForm();
  if (state.status !== 'done' || !state.codes) return null;
  return (
    <section aria-labelledby="recovery-codes" className="notice">
      <h2 id="recovery-codes" className="section-title">
        Recovery codes
      </h2>
      <p>
        Without your authenticator app, each of these lets you in once. Print them or keep them in a password
        manager now: they are not shown again.
      </p>
      <ul className="code-list">
        {state.codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
