'use server';

import { redirect } from 'next/navigation';
import { canManagePosts } from '@/lib/access/permissions';
import { adminAction } from '@/lib/action';
import { NotFoundError } from '@/lib/errors';
import { failed } from '@/lib/form-state';
import { beginImport } from '@/lib/import/mutations/begin-import';
import { discardImport } from '@/lib/import/mutations/discard-import';
import { requestApply, requestUndo } from '@/lib/import/mutations/request-import';
import { getImport } from '@/lib/import/queries/imports';
import { isThere, locationOf, removeUpload, removeUploadAt, takeUpload } from '@/lib/import/receive/uploads';
import { ImportIdSchema, StartImportSchema, UploadSchema } from '@/lib/import/validation';
import { importPath } from '@/lib/paths';

const changedMeanwhile = 'It has gone on meanwhile. Reload the page to see where it stands.';

/** Reads what was sent; nothing is made of it before `applyImportAction`. */
export const startImportAction = adminAction(
  canManagePosts,
  StartImportSchema,
  async ({ actor, input: { upload, name, ...options }, values }) => {
    const location = await locationOf(upload);
    if (location === null)
      return failed(values, 'The file is no longer on the server. Go back and send it again.');
    const id = await beginImport(actor, { location, isUpload: true, name, options });
    await takeUpload(upload);
    redirect(importPath(id));
  },
);

export const discardUploadAction = adminAction(canManagePosts, UploadSchema, async ({ input }) => {
  await removeUpload(input.upload);
  redirect('/admin/import?gone=1');
});

export const applyImportAction = adminAction(
  canManagePosts,
  ImportIdSchema,
  async ({ actor, input, values }) => {
    const asked = await requestApply(actor, input.id);
    if (!asked.ok) return failed(values, changedMeanwhile);
    redirect(importPath(input.id));
  },
);

/** The same source once more: what has not changed stays, and pictures that did not answer are tried again. */
export const repeatImportAction = adminAction(
  canManagePosts,
  ImportIdSchema,
  async ({ actor, input, values }) => {
    const found = await getImport(actor, input.id);
    if (!found) throw new NotFoundError();
    const { location, isUpload, source, options } = found;
    if (!(await isThere(location)))
      return failed(values, 'What it was read from is no longer on the server. Send the export again.');
    const { timeZone, base, isNamed } = options;
    const again = { timeZone, base, fetchPictures: true, settings: false };
    const name = isNamed ? source : undefined;
    redirect(importPath(await beginImport(actor, { location, isUpload, name, options: again })));
  },
);

export const undoImportAction = adminAction(
  canManagePosts,
  ImportIdSchema,
  async ({ actor, input, values }) => {
    const asked = await requestUndo(actor, input.id);
    if (!asked.ok) return failed(values, changedMeanwhile);
    redirect(importPath(input.id));
  },
);

export const discardImportAction = adminAction(
  canManagePosts,
  ImportIdSchema,
  async ({ actor, input, values }) => {
    const discarded = await discardImport(actor, input.id);
    if (!discarded.ok) return failed(values, changedMeanwhile);
    if (discarded.value.upload !== null) await removeUploadAt(discarded.value.upload);
    redirect('/admin/import?gone=1');
  },
);
