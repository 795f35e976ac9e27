import type { SharePicture } from '@/lib/share-pictures/share-picture';

export type DrawingJob = SharePicture;

export type DrawingAnswer = 'ready' | { png: Uint8Array } | { complaint: string };
