/**
 * `npm run bench` measures how fast readers are served; `npm run bench -- content` what a render costs with a
 * thousand, ten thousand and a hundred thousand posts, or as many as follow; `npm run bench -- login` whether the time of
 * a refused login tells that an account exists. All bring their own PostgreSQL and
 * leave nothing behind.
 */
import { createShutdown, endOnSignals } from '@/lib/server/shutdown';
import { benchContent } from './content';
import { benchLogin } from './login';
import { benchServing } from './serving';

process.env.LOG_LEVEL = 'warn';
const [what, ...sizes] = process.argv.slice(2);
const shutdown = createShutdown();
endOnSignals(shutdown, console.error);
try {
  if (what === 'login') await benchLogin(shutdown);
  else if (what !== 'content') await benchServing(shutdown);
  else await benchContent(sizes.length > 0 ? sizes.map(Number) : [1_000, 10_000, 100_000], shutdown);
} finally {
  await shutdown.run();
}
