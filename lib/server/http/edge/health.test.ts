import { expect, onTestFinished, test } from 'vitest';
import { startSite } from '@/lib/testing/started-site';

async function started(variables: Record<string, string> = {}) {
  const site = await startSite((_request, response) => {
    response.writeHead(404);
    response.end();
    return Promise.resolve();
  }, variables);
  onTestFinished(site.close);
  return site;
}

test('liveness is answered under any host, readiness says whether the database answers', async () => {
  const up = await started();
  const live = await up.send('/api/health/live', { headers: { host: '10.0.0.7:8080' } });
  expect([live.status, live.body, live.headers['cache-control']]).toEqual([
    200,
    '{"status":"ok"}',
    'private, no-store',
  ]);
  expect((await up.send('/api/health/ready')).status).toBe(200);
  const down = await started({ READY: 'no' });
  expect((await down.send('/api/health/ready')).status).toBe(503);
  expect((await down.send('/api/health/live')).status).toBe(200);
});

test('metrics are for programs on this machine, and not through a proxy or a foreign name', async () => {
  const { send, origin } = await started();
  const metrics = await send('/api/metrics');
  expect(metrics.status).toBe(200);
  expect(metrics.body).toContain('colophon_page_cache_entries 0');
  expect((await send('/api/metrics', { headers: { 'x-forwarded-for': '1.1.1.1' } })).status).toBe(404);
  expect((await send('/api/metrics', { headers: { host: 'rebound.example' } })).status).toBe(421);
  expect((await send('/api/metrics', { method: 'POST', headers: { origin } })).status).toBe(404);
});
