import type { Metadata } from 'next';
import { AuditFilterForm } from '@/components/audit/audit-filter-form';
import { AuditList } from '@/components/audit/audit-list';
import { canReadAudit } from '@/lib/access/permissions';
import { listEvents } from '@/lib/audit/queries';
import { AuditFilterSchema } from '@/lib/audit/validation';
import { requireAdmin } from '@/lib/accounts/sessions/session';

export const metadata: Metadata = { title: 'Audit log' };

export default async function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  const admin = await requireAdmin(canReadAudit, '/admin/audit');
  const filter = AuditFilterSchema.parse(await searchParams);
  return (
    <>
      <h1 className="page-title">Audit log</h1>
      <AuditFilterForm filter={filter} />
      <AuditList {...await listEvents(admin, filter)} filter={filter} />
    </>
  );
}
