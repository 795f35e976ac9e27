import { z } from 'zod';

/** Zod's JIT tries `new Function` in every browser, which reports a violation of the Content-Security-Policy. */
z.config({ jitless: true });

export { z };
