'use client';

import { ErrorMessage } from '@/components/ui/error-message';

type Props = { error: unknown; retry: () => void };

export default function RootError({ error, retry }: Props) {
  return (
    <main>
      <ErrorMessage error={error} retry={retry} />
    </main>
  );
}
