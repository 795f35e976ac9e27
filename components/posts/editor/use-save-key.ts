import { useEffect, type RefObject } from 'react';
import { useActionForm } from '@/components/forms/action-form';
import { isShortcut } from '@/components/ui/is-shortcut';

export function useSaveKey(root: RefObject<HTMLElement | null>): void {
  const { pending } = useActionForm();
  useEffect(() => {
    const save = (event: KeyboardEvent) => {
      if (!isShortcut(event) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      const form = root.current?.closest('form');
      if (!pending)
        form?.requestSubmit(form.querySelector<HTMLButtonElement>('button[name=intent][value=save]'));
    };
    document.addEventListener('keydown', save);
    return () => document.removeEventListener('keydown', save);
  }, [root, pending]);
}
