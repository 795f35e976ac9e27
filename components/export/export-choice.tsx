import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ExportForm } from '@/lib/export/validation';

type ExportChoiceProps = { form: ExportForm; title: string; button: string; children: ReactNode };

/** A plain form: the answer is a file, and the page stays. */
export function ExportChoice({ form, title, button, children }: ExportChoiceProps) {
  return (
    <section aria-labelledby={`export-${form}`} className="admin-part">
      <h2 id={`export-${form}`}>{title}</h2>
      {children}
      <form action="/admin/export/download" method="post">
        <input type="hidden" name="form" value={form} />
        <button type="submit" className="button">
          <Download aria-hidden size={16} />
          {button}
        </button>
      </form>
    </section>
  );
}
