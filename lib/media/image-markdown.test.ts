import { expect, test } from 'vitest';
import { imageMarkdown } from '@/lib/media/image-markdown';

test('a description cannot end the picture early', () => {
  expect(imageMarkdown(' A [b] \\ c\nd ', '/media/x.webp')).toBe('![A \\[b\\] \\\\ c d](/media/x.webp)');
});
