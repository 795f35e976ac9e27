'use client';

import type { ReactNode } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { EndSessionsSchema } from '@/lib/accounts/sessions/validation';

type Device = { handle: string; device: string; network: string; isCurrent: boolean; times: ReactNode };

export function DevicesForm({ action, devices }: { action: FormAction; devices: Device[] }) {
  const others = devices.some((device) => !device.isCurrent);
  return (
    <ActionForm action={action} schema={EndSessionsSchema} className="stack">
      <FormMessage />
      {others && (
        <>
          <PasswordField
            name="currentPassword"
            label="Current password"
            hint="Needed to log a device out."
            autoComplete="current-password"
          />
          {/* The first button is the one that Enter presses. */}
          <SubmitButton>Log out all others</SubmitButton>
        </>
      )}
      <ul className="device-list">
        {devices.map(({ handle, device, network, isCurrent, times }) => (
          <li key={handle}>
            <div>
              <p className="font-medium">
                {device}
                {isCurrent && <span className="device-badge">This device</span>}
              </p>
              <p className="hint">
                {network && `From ${network}. `}
                {times}
              </p>
            </div>
            {!isCurrent && (
              <SubmitButton name="session" value={handle} className="button">
                Log out<span className="sr-only"> {device}</span>
              </SubmitButton>
            )}
          </li>
        ))}
      </ul>
    </ActionForm>
  );
}
