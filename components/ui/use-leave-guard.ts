import { useEffect } from 'react';
import { isPlainClick } from '@/components/ui/is-plain-click';

export const LEAVES_ON_PURPOSE = 'data-leaves-on-purpose';

/** https://developer.mozilla.org/docs/Web/API/NavigateEvent */
type NavigateEvent = Event & {
  navigationType: 'push' | 'replace' | 'reload' | 'traverse';
  formData: FormData | null;
};

const question = 'You have unsaved changes. Leave this page anyway?';

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
    // Back and Forward within the site load no page. Browsers without this leave; the copy is offered on return.
    const beforeNavigation = (event: NavigateEvent) => {
      // Sent as the scripts arrived: the browser itself carries the editor's form away, which is no leaving.
      if (event.formData?.has('intent')) isAllowed = true;
      if (event.navigationType !== 'traverse' || !event.cancelable || isAllowed) return;
      isAllowed = window.confirm(question);
      if (!isAllowed) event.preventDefault();
    };
    const { navigation } = window as { navigation?: EventTarget };
    const navigate = beforeNavigation as unknown as EventListener;
    window.addEventListener('beforeunload', beforeUnload);
    document.addEventListener('click', beforeLink, { capture: true });
    navigation?.addEventListener('navigate', navigate);
    return () => {
      navigation?.removeEventListener('navigate', navigate);
      window.removeEventListener('beforeunload', beforeUnload);
      document.removeEventListener('click', beforeLink, { capture: true });
    };
  }, [isDirty]);
}

function leavesPage(link: HTMLAnchorElement, event: MouseEvent): boolean {
  if (!isPlainClick(event)) return false;
  if (link.target === '_blank' || link.hasAttribute('download')) return false;
  const isHere = link.pathname === location.pathname && link.search === location.search && link.hash !== '';
  return !isHere && link.href !== '';
}
