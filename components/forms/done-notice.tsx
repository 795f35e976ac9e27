import { ActionButton } from '@/components/forms/action-button';
import { DoneToast } from '@/components/toasts/done-toast';
import type { Toast } from '@/components/toasts/toasts';

type DoneNoticeProps = Toast & {
  /** As that of `DoneToast`. */
  occasion: unknown;
};

/** What was done, where a page says so by its address: a toast, or the same in the page for whoever has no scripts. */
export function DoneNotice({ occasion, ...toast }: DoneNoticeProps) {
  const { message, more, undo } = toast;
  return (
    <DoneToast occasion={occasion} {...toast}>
      <div role="status" className="notice notice-row">
        <span>{message}</span>
        {more}
        {undo && (
          <ActionButton action={undo.action} hidden={undo.hidden} about={undo.about}>
            Undo
          </ActionButton>
        )}
      </div>
    </DoneToast>
  );
}
