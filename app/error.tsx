'use client';

import { ErrorMessage } from '@/components/ui/error-message';

type Props = { error: unknown; retry: () => void };

/** For when not even the frame around a page could be made. */
export default function RootError({ error, retry }: Props) {
  return (
    <main>
      <ErrorMessage error={error} retry={retry} />
    </main>
  );
}
