'use client';

import { useActionForm } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/form-message';
import { LeaveGuard } from '@/components/forms/leave-guard';
import { useFill, useFilledByAnswer } from '@/components/forms/use-fill';
import type { Undo } from '@/components/toasts/toasts';
import { valueOf, type FormState, type FormValues } from '@/lib/form-state';

/** What a section is made of, to people: settings that are taken together, and their values in words. */
export type SectionPart = {
  label: string;
  names: string[];
  words?: (values: FormValues) => string;
};

type SectionStateProps = {
  /** The section as the page shows it, as JSON: saving is refused where somebody else changed the same. */
  shown: string;
  parts: SectionPart[];
  /** As of `FormMessage`: pages of an account have the message in their middle. */
  asToast?: boolean;
  /** The way back from what was saved, where there is one. */
  undoOf?: (values: FormValues) => Undo | undefined;
};

/** What became of the last save, and what the next one is compared with. */
export function SectionState({ shown, parts, asToast = true, undoOf }: SectionStateProps) {
  const { state } = useActionForm();
  useFilledByAnswer();
  return (
    <>
      <FormMessage asToast={asToast} undoOf={undoOf} />
      <LeaveGuard />
      {state.status === 'conflict' && <Conflict state={state} parts={parts} />}
      <input type="hidden" name="shown" value={valueOf(state, 'shown') ?? shown} />
    </>
  );
}

type ConflictProps = { state: Extract<FormState, { status: 'conflict' }>; parts: SectionPart[] };

function Conflict({ state, parts }: ConflictProps) {
  const { values, stored } = state;
  const fill = useFill();
  const different = parts.filter(({ names }) =>
    names.some((name) => (values[name] ?? '') !== (stored[name] ?? '')),
  );
  return (
    <section aria-label="Saved elsewhere meanwhile" className="notice notice-error">
      <p role="alert">{state.message}</p>
      <dl className="section-conflict">
        {different.map((part) => (
          <div key={part.label}>
            <dt>{part.label}</dt>
            <dd>Stored: {wordsOf(part, stored)}</dd>
            <dd>Yours: {wordsOf(part, values)}</dd>
            <dd className="needs-scripts">
              <button
                type="button"
                className="text-link"
                onClick={() => fill(Object.fromEntries(part.names.map((name) => [name, stored[name] ?? ''])))}
              >
                Take what is stored
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function wordsOf({ names, words }: SectionPart, values: FormValues): string {
  const said = words ? words(values) : names.map((name) => values[name] ?? '').join('\n');
  return said.trim() || '(nothing)';
}

/** The words of a box. */
export const yesOrNo = (name: string) => (values: FormValues) => (values[name] === 'on' ? 'yes' : 'no');
