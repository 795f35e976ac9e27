import type { ReactNode } from 'react';
import { ActionButton } from '@/components/forms/action-button';
import { CopyButton } from '@/components/forms/copy-button';
import type { FormAction, FormValues } from '@/lib/form-state';
import { proseLabel } from '@/lib/texts/prose-label';

type KeptTextProps = {
  id: string;
  path: string;
  fields: FormValues;
  sent: ReactNode;
  removeAction: FormAction;
};

export function KeptText({ id, path, fields, sent, removeAction }: KeptTextProps) {
  return (
    <article className="kept-text stack">
      <p className="hint wrap-anywhere">
        Sent {sent} from{' '}
        <a href={path} className="text-link">
          {path}
        </a>
      </p>
      {Object.entries(fields).map(([name, value]) => (
        <div key={name} className="field">
          <label htmlFor={`${id}-${name}`} className="label">
            {proseLabel(name)}
          </label>
          <textarea
            id={`${id}-${name}`}
            readOnly
            rows={value.length > 200 ? 8 : 2}
            defaultValue={value}
            className="input"
          />
          <CopyButton text={value} about={proseLabel(name)} />
        </div>
      ))}
      <div className="button-row">
        <a href={`/account/recover/${id}`} download className="button">
          Download
        </a>
        <ActionButton action={removeAction} hidden={{ id }} className="button button-danger">
          Delete
        </ActionButton>
      </div>
    </article>
  );
}
