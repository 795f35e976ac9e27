'use client';

import { TextField } from '@/components/forms/field';

export function CodeField({ recovery = false, hint }: { recovery?: boolean; hint?: string }) {
  return (
    <TextField
      key={recovery ? 'recovery' : 'app'}
      name="code"
      label={recovery ? 'Recovery code' : 'Code'}
      hint={hint}
      autoComplete={recovery ? 'off' : 'one-time-code'}
      inputMode={recovery ? 'text' : 'numeric'}
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
