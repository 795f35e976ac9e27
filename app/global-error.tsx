'use client';

import { ErrorMessage } from '@/components/ui/error-message';
import '@/app/globals.css';

type Props = { error: unknown; retry: () => void };

export default function GlobalError({ error, retry }: Props) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong</title>
        <main>
          <ErrorMessage error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
