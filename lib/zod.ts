import { z } from 'zod';

/**
 * Zod, without the functions that it compiles for speed: to find out whether it may, it tries `new Function` in every
 * browser, and a browser reports that as a violation of the Content-Security-Policy.
 */
z.config({ jitless: true });

export { z };
