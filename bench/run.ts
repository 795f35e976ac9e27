/** Each measure brings its own PostgreSQL and leaves nothing behind; without a name, how fast readers are served. */
import { createShutdown, endOnSignals } from '@/lib/server/process/shutdown';
import { benchApi } from './api';
import { benchContent } from './content';
import { benchImport } from './import';
import { benchKills } from './kills';
import { benchLogin } from './login';
import { benchPictures } from './pictures';
import { benchQueries } from './queries';
import { benchReading } from './reading';
import { benchRendering } from './rendering';
import { benchSearch } from './search';
import { benchServing } from './serving';
import { benchWorkers } from './workers';
import { benchWriting } from './writing';

process.env.LOG_LEVEL = 'warn';
const [what, ...sizes] = process.argv.slice(2);
const shutdown = createShutdown();
const benches: Record<string, () => Promise<void>> = {
  serving: () => benchServing(shutdown),
  content: () => benchContent(sizes.length > 0 ? sizes.map(Number) : [1_000, 10_000, 100_000], shutdown),
  queries: () => benchQueries(shutdown),
  workers: () => benchWorkers(shutdown),
  pictures: () => benchPictures(sizes),
  reading: () => benchReading(shutdown, sizes[0] === undefined ? undefined : Number(sizes[0])),
  rendering: () => benchRendering(),
  import: () => benchImport(sizes.map(Number), shutdown),
  kills: () => benchKills(shutdown, sizes[0] === undefined ? undefined : Number(sizes[0])),
  login: () => benchLogin(shutdown),
  api: () => benchApi(shutdown),
  search: () => benchSearch(sizes.length > 0 ? sizes.map(Number) : [10_000, 100_000], shutdown),
  writing: () => benchWriting(shutdown, sizes[0] === undefined ? undefined : Number(sizes[0])),
};
endOnSignals(shutdown, console.error);
try {
  const wanted = benches[what ?? 'serving'];
  if (!wanted) throw new Error(`There is no benchmark "${what}", only ${Object.keys(benches).join(', ')}.`);
  await wanted();
} finally {
  await shutdown.run();
}
