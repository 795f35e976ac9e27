import Link from 'next/link';
import { ActionButton } from '@/components/forms/action-button';
import { sayCount, sayCounts } from '@/components/import/import-words';
import type { ImportDetail } from '@/lib/import/queries/imports';
import type { FormAction } from '@/lib/form-state';
import { importPath } from '@/lib/paths';

type ImportVerbsProps = {
  found: ImportDetail;
  /** Of posts and pages. */
  publicCount: number;
  /** Pictures did not answer, and what it was read from is still there. */
  mayRepeat: boolean;
  actions: Record<'apply' | 'discard' | 'repeat', FormAction>;
};

/** What can be done with an import now. */
export function ImportVerbs({ found, publicCount, mayRepeat, actions }: ImportVerbsProps) {
  const { id, state } = found;
  const mayApply = state === 'planned' || (state === 'failed' && Object.keys(found.counts).length > 0);
  const changes = changesOf(found.counts);
  return (
    <div className="button-row import-verbs">
      {mayApply && Object.keys(changes).length > 0 && (
        <ActionButton action={actions.apply} hidden={{ id }} className="button button-primary">
          {state === 'failed' ? 'Go on' : applyLabel(changes, publicCount)}
        </ActionButton>
      )}
      {['planned', 'failed', 'reading', 'undone'].includes(state) && !hasApplied(found) && (
        <ActionButton action={actions.discard} hidden={{ id }} className="button button-quiet">
          {state === 'undone' ? 'Remove from the list' : 'Throw away'}
        </ActionButton>
      )}
      {mayRepeat && (
        <ActionButton action={actions.repeat} hidden={{ id }}>
          Fetch pictures again
        </ActionButton>
      )}
      {mayUndo(found) && (
        <Link href={`${importPath(id)}/undo`} prefetch={false} className="button">
          Undo the whole import…
        </Link>
      )}
      {state !== 'reading' && Object.keys(found.counts).length > 0 && (
        <a href={`${importPath(id)}/report`} download className="button button-quiet">
          Download the {state === 'planned' ? 'plan' : 'report'}
        </a>
      )}
    </div>
  );
}

export const mayUndo = (found: ImportDetail): boolean =>
  ['applied', 'applying', 'planned', 'failed'].includes(found.state) && hasApplied(found);

/** Whether something is here because of it. */
function hasApplied({ state, total, done }: ImportDetail): boolean {
  if (state === 'reading') return false;
  return state === 'undoing' || state === 'undone' ? done < total : done > 0;
}

/** What there is to do, by kind. */
export function changesOf(counts: ImportDetail['counts']): Record<string, number> {
  const all = Object.entries(counts).map(
    ([kind, by]) => [kind, (by.create ?? 0) + (by.update ?? 0)] as const,
  );
  return Object.fromEntries(all.filter(([, count]) => count > 0));
}

/** It says what readers will see before it is pressed. */
function applyLabel(changes: Record<string, number>, publicCount: number): string {
  const { post } = changes;
  if (!post) return `Import ${sayCounts(changes)}`;
  const shown = publicCount === 0 ? 'none' : publicCount === post ? 'all' : publicCount.toLocaleString('en');
  return `Import ${sayCount('post', post)}, ${shown} of them public`;
}
