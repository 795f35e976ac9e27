import type { Metadata } from 'next';
import { NotFoundMessage } from '@/components/layout/not-found-message';

export const metadata: Metadata = { title: 'Not found' };

/** Made at build, where there is no database, so without the site's frame. Readers see (reader)/not-found.tsx. */
export default function NotFound() {
  return (
    <main>
      <NotFoundMessage />
    </main>
  );
}
