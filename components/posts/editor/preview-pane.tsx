'use client';

import type { Preview } from './use-preview';

export function PreviewPane({ preview }: { preview: Preview }) {
  return (
    // It scrolls by itself, so the keyboard must be able to reach it.
    <section aria-label="Live preview" tabIndex={0} className="preview-pane needs-scripts">
      {preview.problem && <p className="hint">{preview.problem}</p>}
      {preview.notices.map((notice) => (
        <p key={notice} role="status" className="notice mb-4">
          {notice}
        </p>
      ))}
      {preview.html ? (
        <div className="prose" dangerouslySetInnerHTML={{ __html: preview.html }} />
      ) : (
        <p className="hint">What you write appears here as readers will see it.</p>
      )}
    </section>
  );
}
