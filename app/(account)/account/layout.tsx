import '../../admin/picture-chooser.css';
import type { ReactNode } from 'react';
import { AccountNav } from '@/components/account/account-nav';

/** Each page asks by itself who is there; a layout is not rendered anew at every visit. */
export default function AccountPartsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <AccountNav />
      {children}
    </>
  );
}
