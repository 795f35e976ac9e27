import type { ReactNode } from 'react';
import { SettingsNav } from '@/components/settings/settings-nav';

/** Each page asks by itself who is there; a layout is not rendered anew at every visit. */
export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="settings">
      <SettingsNav />
      <div className="settings-section">{children}</div>
    </div>
  );
}
