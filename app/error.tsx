'use client';

import { ErrorMessage } from '@/components/ui/error-message';

type Props = { error: unknown; retry: () => void };

/** The page for an error of the frame itself. */
export default function RootError({ error, retry }: Props) {
  return (
    <main>
      <ErrorMessage error={error} retry={retry} />
    </main>
  );
}
