import Link from 'next/link';
import { ActionButton } from '@/components/forms/action-button';
import { SiteDate } from '@/components/layout/site-date';
import type { FormAction } from '@/lib/form-state';
import type { Delivery } from '@/lib/webhooks/queries/webhooks';

type DeliveryListProps = {
  webhookId: number;
  deliveries: Delivery[];
  nextBefore: number | null;
  replay: FormAction;
};

const stateNames = { delivered: 'Delivered', waiting: 'Waiting', failed: 'Given up' };

export function DeliveryList({ webhookId, deliveries, nextBefore, replay }: DeliveryListProps) {
  if (deliveries.length === 0) return <p className="hint">Nothing was sent in the last 30 days.</p>;
  return (
    <>
      <ul className="device-list">
        {deliveries.map((delivery) => (
          <li key={delivery.id}>
            <div className="min-w-0">
              <p className="font-medium">
                {delivery.event}
                <span className="device-badge">{stateNames[delivery.state]}</span>
              </p>
              <p className="hint wrap-anywhere">
                <Facts {...delivery} />
              </p>
              <details className="hint">
                <summary>What was sent and answered</summary>
                <pre className="overflow-x-auto text-xs" tabIndex={0} aria-label={`Sent: ${delivery.event}`}>
                  {delivery.payload}
                </pre>
                <pre
                  className="overflow-x-auto text-xs"
                  tabIndex={0}
                  aria-label={`Answer: ${delivery.event}`}
                >
                  {delivery.lastAnswer || delivery.lastError || 'Nothing.'}
                </pre>
              </details>
            </div>
            <ActionButton
              action={replay}
              hidden={{ id: webhookId, delivery: delivery.id }}
              about={`${delivery.event} ${delivery.messageId}`}
            >
              Send again
            </ActionButton>
          </li>
        ))}
      </ul>
      {nextBefore !== null && (
        <p>
          <Link
            href={`/admin/webhooks/${webhookId}?before=${nextBefore}`}
            prefetch={false}
            className="button"
          >
            Older
          </Link>
        </p>
      )}
    </>
  );
}

function Facts({ createdAt, attempts, lastStatus, lastError, state, nextAttemptAt }: Delivery) {
  return (
    <>
      <SiteDate at={createdAt} as="moment" />, {attempts === 1 ? 'one attempt' : `${attempts} attempts`}
      {lastStatus !== null && `, answered ${lastStatus}`}
      {lastError && `. ${lastError}`}
      {state === 'waiting' && attempts > 0 && nextAttemptAt && (
        <>
          . Next <SiteDate at={nextAttemptAt} as="moment" />
        </>
      )}
    </>
  );
}
