'use client';

import { useActionForm } from '@/components/forms/action-form';
import { valueOf } from '@/lib/form-state';

export function BotFields({ stamp }: { stamp: string }) {
  const { state } = useActionForm();
  return (
    <>
      <input type="hidden" name="stamp" value={valueOf(state, 'stamp') ?? stamp} />
      <div className="decoy-field" aria-hidden>
        <label>
          Topic (leave this empty)
          <input type="text" name="topic" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
    </>
  );
}
