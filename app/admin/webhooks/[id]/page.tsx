import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionButton } from '@/components/forms/action-button';
import { MadeLink } from '@/components/forms/made-link';
import { DeliveryList } from '@/components/webhooks/delivery-list';
import { WebhookForm } from '@/components/webhooks/webhook-form';
import { canManageWebhooks } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { IdSchema } from '@/lib/fields';
import {
  deleteWebhookAction,
  replayDeliveryAction,
  rotateWebhookSecretAction,
  testWebhookAction,
  updateWebhookAction,
} from '@/lib/webhooks/actions';
import { getWebhook, listDeliveries } from '@/lib/webhooks/queries/webhooks';
import { DeliveriesFilterSchema } from '@/lib/webhooks/validation';

export const metadata: Metadata = { title: 'Webhook' };

export default async function WebhookPage({ params, searchParams }: PageProps<'/admin/webhooks/[id]'>) {
  const { id: asked } = await params;
  const admin = await requireAdmin(canManageWebhooks, `/admin/webhooks/${asked}`);
  const { data: id } = IdSchema.safeParse(asked);
  const webhook = id === undefined ? null : await getWebhook(admin, id);
  if (!webhook) notFound();
  const { before = null } = DeliveriesFilterSchema.parse(await searchParams);
  const log = await listDeliveries(admin, webhook.id, before);
  return (
    <div className="admin-form">
      <h1 className="page-title">Webhook</h1>
      {webhook.stoppedBecause && <p className="notice">{webhook.stoppedBecause}</p>}
      <WebhookForm action={updateWebhookAction} webhook={webhook} />
      <section aria-labelledby="log" className="admin-part">
        <h2 id="log">What was sent</h2>
        <ActionButton action={testWebhookAction} hidden={{ id: webhook.id }}>
          Send a test
        </ActionButton>
        <DeliveryList webhookId={webhook.id} {...log} replay={replayDeliveryAction} />
      </section>
      <section aria-labelledby="secret" className="admin-part">
        <h2 id="secret">Secret</h2>
        <p className="hint">It was shown when the webhook was made, and is shown no more.</p>
        <MadeLink action={rotateWebhookSecretAction} hidden={{ id: webhook.id }} button="Make a new secret" />
      </section>
      <section aria-labelledby="delete" className="admin-part">
        <h2 id="delete">Delete</h2>
        <p className="hint">With its log. What waits is not sent any more.</p>
        <ActionButton
          action={deleteWebhookAction}
          hidden={{ id: webhook.id }}
          className="button button-danger"
        >
          Delete webhook
        </ActionButton>
      </section>
    </div>
  );
}
