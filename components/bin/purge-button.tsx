import { ActionButton } from '@/components/forms/action-button';
import type { FormAction } from '@/lib/form-state';

type PurgeButtonProps = {
  action: FormAction;
  hidden?: Record<string, number | string>;
  label: string;
  about?: string;
};

/** Two presses, with scripts and without: there is no way back from this one. */
export function PurgeButton({ action, hidden, label, about }: PurgeButtonProps) {
  return (
    <details className="bin-purge">
      <summary className="button button-quiet">
        {label}…{about && <span className="sr-only"> {about}</span>}
      </summary>
      <ActionButton action={action} hidden={hidden} about={about} className="button button-danger">
        Yes, for ever
      </ActionButton>
    </details>
  );
}
