'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { settingsSections } from '@/components/layout/settings-sections';

export function SettingsNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Settings" className="settings-nav">
      {settingsSections.map(({ href, label }) => (
        <Link key={href} href={href} prefetch={false} aria-current={pathname === href ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
