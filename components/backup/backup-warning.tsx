import Link from 'next/link';

/** On the overview, when something is wrong with the backups. */
export function BackupWarning({ warning }: { warning: string }) {
  if (!warning) return null;
  return (
    <p className="notice notice-error">
      {warning}{' '}
      <Link href="/admin/backups" prefetch={false} className="text-link">
        Backups
      </Link>
    </p>
  );
}
