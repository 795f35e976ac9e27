import { useEffect } from 'react';

/** Put it on a link that throws the unsaved text away on purpose. */
export const LEAVES_ON_PURPOSE = 'data-leaves-on-purpose';

const question = 'You have unsaved changes. Leave this page anyway?';

/** Asks before a page with unsaved changes is left: by the browser when it unloads, by us for links inside the site. */
export function useLeaveGuard(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    let isAllowed = false;
    const beforeUnload = (event: BeforeUnloadEvent) => {
      if (!isAllowed) event.preventDefault();
    };
    const beforeLink = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || !leavesPage(link, event)) return;
      // Both listeners are asked about one click; whoever said yes once is not asked again by the browser.
      isAllowed = link.hasAttribute(LEAVES_ON_PURPOSE) || window.confirm(question);
      if (isAllowed) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('beforeunload', beforeUnload);
    document.addEventListener('click', beforeLink, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', beforeUnload);
      document.removeEventListener('click', beforeLink, { capture: true });
    };
  }, [isDirty]);
}

function leavesPage(link: HTMLAnchorElement, event: MouseEvent): boolean {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  if (link.target === '_blank' || link.hasAttribute('download')) return false;
  const isHere = link.pathname === location.pathname && link.search === location.search && link.hash !== '';
  return !isHere && link.href !== '';
}
