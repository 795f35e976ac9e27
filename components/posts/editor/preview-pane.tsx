'use client';

import { useRef, useState } from 'react';
import { PreviewWidths, useShownWidth, type PreviewWidth } from './preview-widths';
import type { Preview } from './use-preview';
import { useScrollSync } from './use-scroll-sync';

export function PreviewPane({ preview }: { preview: Preview }) {
  const pane = useRef<HTMLElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<PreviewWidth>('fit');
  useShownWidth(page, width);
  useScrollSync(pane, preview.html, width);
  return (
    // It scrolls by itself, so the keyboard must be able to reach it.
    <section ref={pane} aria-label="Live preview" tabIndex={0} className="preview-pane needs-scripts">
      <PreviewWidths width={width} onChange={setWidth} />
      {preview.problem && (
        <p role="status" className="hint">
          {preview.problem}
        </p>
      )}
      {preview.notices.map((notice) => (
        <p key={notice} role="status" className="notice mb-4">
          {notice}
        </p>
      ))}
      <div ref={page} data-width={width} className="preview-page">
        {preview.html ? (
          <div className="prose" dangerouslySetInnerHTML={{ __html: preview.html }} />
        ) : (
          <p className="hint">What you write appears here as readers will see it.</p>
        )}
      </div>
    </section>
  );
}
