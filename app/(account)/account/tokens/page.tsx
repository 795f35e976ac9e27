import type { Metadata } from 'next';
import { CreateTokenForm } from '@/components/account/tokens/create-token-form';
import { TokenList } from '@/components/account/tokens/token-list';
import { canGrant } from '@/lib/access/permissions';
import { scopeNames } from '@/lib/access/scopes';
import { createTokenAction, revokeTokenAction } from '@/lib/accounts/personal-tokens/actions';
import { listOwnTokens } from '@/lib/accounts/personal-tokens/queries/own-tokens';
import { requireMember } from '@/lib/accounts/sessions/session';

export const metadata: Metadata = { title: 'Access tokens', robots: { index: false } };

export default async function TokensPage() {
  const member = await requireMember('/account/tokens');
  const tokens = await listOwnTokens(member);
  return (
    <>
      <h1>Access tokens</h1>
      <p className="hint">
        With a token a program uses this site in your name, as far as you allow it. What programs can do is on{' '}
        <a href="/api/docs">the page of the API</a>.
      </p>
      <CreateTokenForm
        action={createTokenAction}
        username={member.username}
        grantable={scopeNames.filter((scope) => canGrant(member, scope))}
      />
      <section className="account-section" aria-labelledby="your-tokens">
        <h2 id="your-tokens" className="section-title">
          Your tokens
        </h2>
        <TokenList tokens={tokens} revoke={revokeTokenAction} />
      </section>
    </>
  );
}
