import type { ButtonHTMLAttributes } from 'react';

type PendingButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  pending: boolean;
  isSending?: boolean;
};

/** A button that sends a form. While that is under way it keeps focus and size. */
export function PendingButton({
  pending,
  isSending = pending,
  children,
  onClick,
  ...button
}: PendingButtonProps) {
  return (
    <button
      {...button}
      type="submit"
      aria-disabled={pending || undefined}
      aria-busy={isSending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
    >
      {children}
      {isSending && <span className="sr-only">, sending…</span>}
    </button>
  );
}
