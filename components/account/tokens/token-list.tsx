import { ActionButton } from '@/components/forms/action-button';
import { SiteDate } from '@/components/layout/site-date';
import type { OwnToken } from '@/lib/accounts/personal-tokens/queries/own-tokens';
import type { FormAction } from '@/lib/form-state';

export function TokenList({ tokens, revoke }: { tokens: OwnToken[]; revoke: FormAction }) {
  if (tokens.length === 0) return <p className="hint">You have none.</p>;
  return (
    <ul className="device-list">
      {tokens.map((token) => (
        <li key={token.id}>
          <div className="min-w-0">
            <p className="font-medium wrap-anywhere">
              {token.name}
              {token.isExpired && <span className="device-badge">Expired</span>}
            </p>
            <p className="hint wrap-anywhere">
              <code>colo_pat_…{token.lastFour}</code> {token.scopes.join(', ')}
            </p>
            <p className="hint">
              <TokenTimes {...token} />
            </p>
          </div>
          <ActionButton action={revoke} hidden={{ id: token.id }} about={token.name}>
            Revoke
          </ActionButton>
        </li>
      ))}
    </ul>
  );
}

function TokenTimes({ createdAt, lastUsedAt, expiresAt, isExpired }: OwnToken) {
  return (
    <>
      Made <SiteDate at={createdAt} />,{' '}
      {lastUsedAt ? (
        <>
          last used <SiteDate at={lastUsedAt} as="moment" />
        </>
      ) : (
        'never used'
      )}
      ,{' '}
      {expiresAt ? (
        <>
          {isExpired ? 'stopped working' : 'works until'} <SiteDate at={expiresAt} />
        </>
      ) : (
        'works until it is revoked'
      )}
      .
    </>
  );
}
