import type { IncomingMessage } from 'node:http';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { PageCache } from '@/lib/server/http/pages/page-cache';
import { isLoopback } from './forwarded-address';

const results = ['hit', 'miss', 'stale', 'pass', 'refused'] as const;
export type CacheUse = (typeof results)[number];

/** Seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export class Metrics {
  /** By result and first digit of the status: plain numbers, because every answer from memory is counted. */
  readonly #requests = Object.fromEntries(results.map((result) => [result, [0, 0, 0, 0, 0, 0]])) as Record<
    CacheUse,
    number[]
  >;
  #bytes = 0;
  readonly #registry = new Registry();
  readonly #renders = new Histogram({
    name: 'colophon_render_seconds',
    help: 'Time to answer a request that was not answered from memory.',
    buckets: BUCKETS,
    registers: [this.#registry],
  });

  constructor(cache: PageCache) {
    const registers = [this.#registry];
    const requests = this.#requests;
    new Counter({
      name: 'colophon_requests_total',
      help: 'Answered requests, by how they were answered and the kind of status.',
      labelNames: ['cache', 'status'],
      registers,
      collect() {
        this.reset();
        for (const cache of results) {
          for (const [kind, count] of requests[cache].entries()) {
            if (count > 0) this.inc({ cache, status: `${kind}xx` }, count);
          }
        }
      },
    });
    const bytes = () => this.#bytes;
    new Counter({
      name: 'colophon_sent_bytes_total',
      help: 'Bytes of answers.',
      registers,
      collect() {
        this.reset();
        this.inc(bytes());
      },
    });
    gauge('colophon_page_cache_entries', 'Finished pages in memory.', () => cache.entries);
    gauge('colophon_page_cache_bytes', 'Bytes of finished pages in memory.', () => cache.bytes);
    collectDefaultMetrics({ register: this.#registry });

    function gauge(name: string, help: string, read: () => number): void {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    }
  }

  count(result: CacheUse, status: number, bytes: number): void {
    const counters = this.#requests[result];
    const kind = (status / 100) | 0;
    counters[kind] = (counters[kind] ?? 0) + 1;
    this.#bytes += bytes;
  }

  /** @param duration in milliseconds */
  rendered(duration: number): void {
    this.#renders.observe(duration / 1000);
  }

  /** In the text format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/). */
  text(): Promise<string> {
    return this.#registry.metrics();
  }
}

/** Only a program on this machine that comes straight to us, not somebody behind a proxy that runs on it. */
export function mayReadMetrics({ socket, headers }: IncomingMessage): boolean {
  const proxied = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => name in headers);
  // A browser that was led here through a foreign name (DNS rebinding) says that name.
  const named = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(headers.host ?? '');
  return !proxied && named && isLoopback(socket.remoteAddress ?? '');
}
