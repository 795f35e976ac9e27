import type { IncomingMessage } from 'node:http';
import { isLoopback } from './forwarded-address';
import type { PageCache } from '@/lib/server/http/pages/page-cache';

/** How a request was answered: from memory, by a render that is kept, from an old copy, by Next alone, or refused. */
export const results = ['hit', 'miss', 'stale', 'pass', 'refused'] as const;
export type Result = (typeof results)[number];

const BUCKETS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000];

/** Counters since start, as Prometheus reads them (https://prometheus.io/docs/instrumenting/exposition_formats/). */
export class Metrics {
  /** By result and first digit of the status. */
  readonly #requests = Object.fromEntries(results.map((result) => [result, [0, 0, 0, 0, 0, 0]])) as Record<
    Result,
    number[]
  >;
  readonly #renders = new Array<number>(BUCKETS.length + 1).fill(0);
  #renderSum = 0;
  #bytes = 0;

  count(result: Result, status: number, bytes: number): void {
    const counters = this.#requests[result];
    const kind = (status / 100) | 0;
    counters[kind] = (counters[kind] ?? 0) + 1;
    this.#bytes += bytes;
  }

  /** @param duration in milliseconds */
  rendered(duration: number): void {
    const bucket = BUCKETS.findIndex((limit) => duration <= limit);
    const at = bucket === -1 ? BUCKETS.length : bucket;
    this.#renders[at] = (this.#renders[at] ?? 0) + 1;
    this.#renderSum += duration;
  }

  text(cache: PageCache): string {
    const requests = results.flatMap((result) =>
      this.#requests[result].flatMap((count, kind) =>
        count ? [`colophon_requests_total{cache="${result}",status="${kind}xx"} ${count}`] : [],
      ),
    );
    const memory = process.memoryUsage();
    let total = 0;
    const renders = this.#renders.map((count, i) => {
      const limit = BUCKETS[i];
      return `colophon_render_seconds_bucket{le="${limit === undefined ? '+Inf' : limit / 1000}"} ${(total += count)}`;
    });
    return [
      '# TYPE colophon_requests_total counter',
      ...requests,
      '# TYPE colophon_sent_bytes_total counter',
      `colophon_sent_bytes_total ${this.#bytes}`,
      '# TYPE colophon_render_seconds histogram',
      ...renders,
      `colophon_render_seconds_sum ${this.#renderSum / 1000}`,
      `colophon_render_seconds_count ${total}`,
      '# TYPE colophon_page_cache_entries gauge',
      `colophon_page_cache_entries ${cache.entries}`,
      '# TYPE colophon_page_cache_bytes gauge',
      `colophon_page_cache_bytes ${cache.bytes}`,
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${memory.rss}`,
      '# TYPE nodejs_heap_size_used_bytes gauge',
      `nodejs_heap_size_used_bytes ${memory.heapUsed}`,
      '# TYPE nodejs_heap_size_total_bytes gauge',
      `nodejs_heap_size_total_bytes ${memory.heapTotal}`,
      '# TYPE nodejs_external_memory_bytes gauge',
      `nodejs_external_memory_bytes ${memory.external}`,
      '',
    ].join('\n');
  }
}

/** Only a program on this machine that comes straight to us, not somebody behind a proxy that runs on it. */
export function mayReadMetrics({ socket, headers }: IncomingMessage): boolean {
  const proxied = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => name in headers);
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  // A browser that was led here through a foreign name (DNS rebinding) says that name.
  const named = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(headers.host ?? '');
  return !proxied && named && isLoopback(address);
}
