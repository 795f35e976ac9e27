import { expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '@/lib/server/http/request-limits';
import config from '@/next.config.mjs';

test('Next takes as long a body as the server in front of it', () => {
  expect(config.experimental?.serverActions?.bodySizeLimit).toBe(MAX_BODY_BYTES);
});
