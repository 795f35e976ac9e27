import type { Instrumentation } from 'next';

export async function register(): Promise<void> {
  const isBuilding = process.env.NEXT_PHASE === 'phase-production-build';
  if (process.env.NEXT_RUNTIME !== 'nodejs' || isBuilding || !process.env.DATABASE_URL) return;
  const { keepFeedIds } = await import('@/lib/feeds/mutations/keep-feed-ids');
  await keepFeedIds();
  const { startSchedule } = await import('@/lib/posts/schedule');
  await startSchedule();
  const { startMailSender } = await import('@/lib/mail/start-mail-sender');
  await startMailSender();
  const { startWebhookSender } = await import('@/lib/webhooks/start-webhook-sender');
  await startWebhookSender();
  const { startImports } = await import('@/lib/import/run/run-imports');
  await startImports();
  const { startHousekeeping } = await import('@/lib/housekeeping');
  startHousekeeping();
  const { startIndexing } = await import('@/lib/search/indexing/index-in-background');
  startIndexing();
  const { startCollectingMissing } = await import('@/lib/redirects/collect-missing');
  startCollectingMissing();
  const { registerKnownAddresses } = await import('@/lib/register-known-addresses');
  await registerKnownAddresses();
  const { registerSearch } = await import('@/lib/search/register-search');
  registerSearch();
  const { registerTexts } = await import('@/lib/texts/keep-texts');
  registerTexts();
}

/** `digest` is what the person was shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { reportRequestError } = await import('@/lib/report-request-error');
  reportRequestError(error, request, context);
};
