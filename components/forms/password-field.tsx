'use client';

import { useState, type FormEvent } from 'react';
import { TextField } from '@/components/forms/field';
import { useHydrated } from '@/components/ui/use-hydrated';
import { describeStrength } from '@/lib/accounts/passwords/password-strength';

type PasswordFieldProps = {
  name: string;
  label: string;
  hint?: string;
  autoComplete: 'current-password' | 'new-password';
  showStrength?: boolean;
};

export function PasswordField({ label, showStrength = false, ...field }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const [strength, setStrength] = useState('');
  const hydrated = useHydrated();
  const describe = (event: FormEvent) =>
    setStrength(describeStrength((event.target as HTMLInputElement).value));
  return (
    <div className="password-field" onInput={showStrength ? describe : undefined}>
      <TextField
        {...field}
        label={label}
        type={shown ? 'text' : 'password'}
        spellCheck={false}
        autoCapitalize="none"
      />
      {hydrated && (
        <button
          type="button"
          className="password-reveal"
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Hide' : 'Show'} <span className="sr-only">{label.toLowerCase()}</span>
        </button>
      )}
      {/* Always the same height, so that the form does not move while somebody types. */}
      {hydrated && showStrength && (
        <p aria-live="polite" className="password-strength">
          {strength}
        </p>
      )}
    </div>
  );
}
