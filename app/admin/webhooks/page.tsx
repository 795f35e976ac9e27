import type { Metadata } from 'next';
import { CreateWebhookForm } from '@/components/webhooks/create-webhook-form';
import { WebhookList } from '@/components/webhooks/webhook-list';
import { canManageWebhooks } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { createWebhookAction } from '@/lib/webhooks/actions';
import { listWebhooks } from '@/lib/webhooks/queries/webhooks';

export const metadata: Metadata = { title: 'Webhooks' };

export default async function WebhooksPage() {
  const admin = await requireAdmin(canManageWebhooks, '/admin/webhooks');
  return (
    <div className="admin-form">
      <h1 className="page-title">Webhooks</h1>
      <p className="hint">
        Another program is told of changes as they happen: a signed request to its address, sent again until
        it is answered. The rules are those of{' '}
        <a href="https://www.standardwebhooks.com" rel="noreferrer">
          Standard Webhooks
        </a>
        .
      </p>
      <WebhookList webhooks={await listWebhooks(admin)} />
      <section aria-labelledby="new-webhook" className="admin-part">
        <h2 id="new-webhook">New webhook</h2>
        <CreateWebhookForm action={createWebhookAction} />
      </section>
    </div>
  );
}
