import autocannon from 'autocannon';
import { median } from './quantile';

/** What was measured: requests per second, milliseconds, and answers that were not the expected one. */
export type Measure = { rate: number; p50: number; p99: number; failed: number };

export type Load = {
  url: string;
  method?: 'GET' | 'OPTIONS';
  headers?: Record<string, string>;
  status?: number;
  nextPath?: () => string;
  /** Requests per second, to measure latency below saturation. */
  at?: number;
  /** Seconds, or this many requests. */
  seconds?: number;
  amount?: number;
  connections?: number;
};

export async function measure({ status = 200, nextPath, ...load }: Load): Promise<Measure> {
  const result = await autocannon({
    url: load.url,
    connections: load.connections ?? 50,
    ...(load.amount ? { amount: load.amount } : { duration: load.seconds ?? 3 }),
    ...(load.at && { overallRate: load.at }),
    method: load.method ?? 'GET',
    headers: load.headers,
    ...(nextPath && { requests: [{ setupRequest: (request) => ({ ...request, path: nextPath() }) }] }),
  });
  const right = result.statusCodeStats?.[`${status}`]?.count ?? 0;
  return {
    rate: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.errors + result.timeouts + (result.requests.total - right),
  };
}

export function medianOf(measures: Measure[]): Measure {
  const middle = (pick: (one: Measure) => number) => median(measures.map(pick));
  return {
    rate: middle((one) => one.rate),
    p50: middle((one) => one.p50),
    p99: middle((one) => one.p99),
    failed: measures.reduce((sum, one) => sum + one.failed, 0),
  };
}
