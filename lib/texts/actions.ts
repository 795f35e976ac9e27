'use server';

import { redirect } from 'next/navigation';
import { publicAction } from '@/lib/action';
import { removeOwnText } from '@/lib/texts/own-texts';
import { TextIdSchema } from '@/lib/texts/validation';

/** For whoever has it: an account, or a browser. Somebody else's is not there, so nothing happens. */
export const removeTextAction = publicAction(TextIdSchema, async ({ actor, input }) => {
  await removeOwnText(actor, input.id);
  redirect('/account/recover?removed=1');
});
