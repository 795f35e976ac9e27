import { MAX_IMAGE_BYTES } from '@/lib/body-length';

export type UploadProblem = 'not-an-image' | 'too-large';

/** What is said after the name of a file. */
export const uploadProblems: Record<UploadProblem, string> = {
  'not-an-image': 'is no picture that can be kept. JPEG, PNG, GIF and WebP can.',
  'too-large': `is too large: up to ${MAX_IMAGE_BYTES / 1_000_000} MB and 24 million pixels are taken.`,
};
