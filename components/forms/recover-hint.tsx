'use client';

import { LEAVES_ON_PURPOSE } from '@/components/ui/use-leave-guard';
import type { FormState } from '@/lib/form-state';
import { proseOf } from '@/lib/texts/prose';

/** Beside the message that something was not saved, where it was more than a few words. */
export function RecoverHint({ state }: { state: FormState }) {
  if (state.status !== 'failed' || state.isUnsent || !proseOf(Object.entries(state.values))) return null;
  return (
    <>
      {' '}
      It also waits at{' '}
      <a href="/account/recover" className="text-link" {...{ [LEAVES_ON_PURPOSE]: '' }}>
        Recover text
      </a>
      .
    </>
  );
}
