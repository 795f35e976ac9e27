import type { Metadata } from 'next';
import { ExportChoice } from '@/components/export/export-choice';
import { canManageSite } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { ExportPageSchema } from '@/lib/export/validation';

export const metadata: Metadata = { title: 'Export' };

export default async function ExportPage({ searchParams }: PageProps<'/admin/export'>) {
  await requireAdmin(canManageSite, '/admin/export');
  const { busy } = ExportPageSchema.parse(await searchParams);
  return (
    <div className="admin-form">
      <h1 className="page-title">Export</h1>
      <p className="hint">
        Everything you wrote is yours to take along. A file is sent while it is made, and the site goes on
        meanwhile. On the machine itself, <code>npm run export</code> does the same.
      </p>
      {busy && (
        <p role="status" className="notice">
          Two exports are being made already. Try again when one of them is finished.
        </p>
      )}
      <ExportChoice form="content" title="Your content" button="Download content">
        <p>
          A zip of Markdown files with front matter that Hugo, Jekyll and most other programs read: posts,
          pages and drafts with all their fields, and the pictures in their largest size. Comments, people,
          tags, series, redirects and settings are JSON. A README in it explains all of it, and another
          Colophon takes it in whole.
        </p>
        <p className="hint">
          <strong>Email addresses are in it</strong>, so that people can claim their comments elsewhere: keep
          the file to yourself. Not in it: passwords, tokens and keys of any kind, former versions, unsaved
          changes, the bin, the log of events and webhooks.
        </p>
      </ExportChoice>
      <ExportChoice form="pages" title="The site as pages" button="Download pages">
        <p>
          A zip of what readers see, as HTML with its pictures, fonts and feeds: unpack it on any server of
          files, in any folder, or open <code>index.html</code> in a browser.
        </p>
        <p className="hint">
          Not in it: drafts and scheduled posts, and what needs a server, which is the search, accounts and
          writing comments. Comments that are there are shown. Each page is made for it, so a large site takes
          minutes.
        </p>
      </ExportChoice>
    </div>
  );
}
