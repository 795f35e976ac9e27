/**
 * `npm run bench` measures how fast readers are served. What follows chooses another measure:
 *
 * - `npm run bench -- content`: what a render costs with a thousand, ten thousand and a hundred thousand posts, or as
 *   many as follow;
 * - `npm run bench -- workers`: what a second process brings;
 * - `npm run bench -- rendering`: what texts cost by what is in them, and whether serving stands still meanwhile;
 * - `npm run bench -- login`: whether the time of a refused login tells that an account exists.
 *
 * All bring their own PostgreSQL and leave nothing behind.
 */
import { createShutdown, endOnSignals } from '@/lib/server/process/shutdown';
import { benchContent } from './content';
import { benchLogin } from './login';
import { benchRendering } from './rendering';
import { benchServing } from './serving';
import { benchWorkers } from './workers';

process.env.LOG_LEVEL = 'warn';
const [what, ...sizes] = process.argv.slice(2);
const shutdown = createShutdown();
const benches: Record<string, () => Promise<void>> = {
  serving: () => benchServing(shutdown),
  content: () => benchContent(sizes.length > 0 ? sizes.map(Number) : [1_000, 10_000, 100_000], shutdown),
  workers: () => benchWorkers(shutdown),
  rendering: () => benchRendering(),
  login: () => benchLogin(shutdown),
};
endOnSignals(shutdown, console.error);
try {
  const wanted = benches[what ?? 'serving'];
  if (!wanted) throw new Error(`There is no benchmark "${what}", only ${Object.keys(benches).join(', ')}.`);
  await wanted();
} finally {
  await shutdown.run();
}
