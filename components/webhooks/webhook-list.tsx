import Link from 'next/link';
import type { Webhook } from '@/lib/webhooks/queries/webhooks';

export function WebhookList({ webhooks }: { webhooks: Webhook[] }) {
  if (webhooks.length === 0) return <p className="hint">There are none.</p>;
  return (
    <ul className="admin-list">
      {webhooks.map((webhook) => (
        <li key={webhook.id}>
          <Link
            href={`/admin/webhooks/${webhook.id}`}
            prefetch={false}
            className="admin-list-title wrap-anywhere"
          >
            {webhook.url}
          </Link>
          <p className="admin-list-facts">
            <span>{webhook.isActive ? 'On' : 'Stopped'}</span>
            <span className="wrap-anywhere">
              {webhook.events.length === 0 ? 'Everything' : webhook.events.join(', ')}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
