import { StartError } from '@/lib/server/process/start-error';

/** What is wrong with an archive, or with what it was given to; one sentence for a person. */
export class ArchiveError extends StartError {
  override name = 'ArchiveError';
}
