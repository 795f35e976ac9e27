import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import ReaderLayout, { generateMetadata as readerMetadata } from '@/app/(reader)/layout';

/** As readers see the site, but made for whoever has the link alone. */
export const dynamic = 'force-dynamic';

export const generateMetadata = (): Promise<Metadata> => readerMetadata();

export default function DraftLayout({ children }: { children: ReactNode }) {
  return <ReaderLayout>{children}</ReaderLayout>;
}
