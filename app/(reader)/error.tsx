'use client';

import { ErrorMessage } from '@/components/ui/error-message';

type Props = { error: unknown; retry: () => void };

export default function ReaderError({ error, retry }: Props) {
  return <ErrorMessage error={error} retry={retry} />;
}
