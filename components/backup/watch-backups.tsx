'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Milliseconds between two looks. */
const EVERY = 2000;

/** While something is at work: the page follows it, or is loaded anew by hand where there are no scripts. */
export function WatchBackups() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <p role="status" className="notice">
      A backup or a check of one is at work.{' '}
      <a href="/admin/backups" className="text-link">
        Look again
      </a>
    </p>
  );
}
