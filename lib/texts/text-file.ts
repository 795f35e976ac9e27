import { proseLabel } from '@/lib/texts/prose-label';
import type { FormValues } from '@/lib/form-state';

/** One field as it is; of several each under its name. */
export function textFile(fields: FormValues): string {
  const entries = Object.entries(fields);
  if (entries.length === 1) return entries[0]![1];
  return entries.map(([name, value]) => `${proseLabel(name)}\n\n${value}\n`).join('\n');
}
