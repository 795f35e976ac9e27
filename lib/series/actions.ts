'use server';

import { redirect } from 'next/navigation';
import { canManagePosts } from '@/lib/access/permissions';
import { adminAction, invalid } from '@/lib/action';
import { dropFinishedPages } from '@/lib/content-changed';
import { failed } from '@/lib/form-state';
import { answerSaved } from '@/lib/site/answer-saved';
import { readShown } from '@/lib/site/merge-section';
import { createSeries, deleteSeries, movePart, updateSeries } from '@/lib/series/mutations/series';
import { MovePartSchema, SeriesIdSchema, SeriesSchema, UpdateSeriesSchema } from '@/lib/series/validation';

const nameTaken = { name: 'Another series has this name.' };

export const createSeriesAction = adminAction(
  canManagePosts,
  SeriesSchema,
  async ({ actor, input, values }) => {
    const made = await createSeries(actor, input);
    if (!made.ok) return invalid(values, nameTaken);
    redirect(`/admin/series/${made.value.id}`);
  },
);

export const updateSeriesAction = adminAction(
  canManagePosts,
  UpdateSeriesSchema,
  async ({ actor, input: { id, ...series }, values }) => {
    const updated = await updateSeries(actor, id, series, readShown(values.shown));
    if (!updated.ok && updated.code === 'name-taken') return invalid(values, nameTaken);
    if (updated.ok) dropFinishedPages();
    return answerSaved(updated, (stored) => ({ ...stored }), 'This series was');
  },
);

export const movePartAction = adminAction(
  canManagePosts,
  MovePartSchema,
  async ({ actor, input: { id, move }, values }) => {
    if (!move) return failed(values, 'Choose a part.');
    await movePart(actor, id, move);
    dropFinishedPages();
    return { status: 'done', message: 'Moved.' };
  },
);

export const deleteSeriesAction = adminAction(canManagePosts, SeriesIdSchema, async ({ actor, input }) => {
  await deleteSeries(actor, input.id);
  dropFinishedPages();
  redirect('/admin/series?deleted=1');
});
