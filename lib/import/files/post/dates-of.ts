import { isBlank, textOf } from '@/lib/import/fields';
import { publishNames } from '@/lib/import/files/hidden';
import type { ReadFields } from '@/lib/import/files/post/read-fields';
import { dateInPath, readDate } from '@/lib/import/files/read-date';

export type PostDates = {
  publishedAt: Date | null;
  revisedAt: Date | null;
  /** A date that is there and cannot be read. */
  fault: string | null;
  note: string | null;
};

const dateNames = [
  'date',
  'datetime',
  'created',
  'createdat',
  'createdon',
  'datecreated',
  'creationdate',
  'posted',
  'postdate',
  'timestamp',
];
const revisedNames = [
  'updated',
  'lastmod',
  'lastmodifiedat',
  'modified',
  'updateddate',
  'updatedat',
  'dateupdated',
  'datemodified',
  'lastupdated',
  'moddatetime',
  'modifiedat',
  'modifieddate',
  'lastmodified',
  'updatedon',
  'revised',
  'revisedat',
  'lastupdate',
  'update',
];

/** @param paths where a day may stand, the address before the file */
export function datesOf(fields: ReadFields, paths: string[], timeZone: string): PostDates {
  const revisedAt = readDate(fields.get(...revisedNames), timeZone);
  const publication = firstDate(fields, [...publishNames, 'published', 'publish'], timeZone);
  const [name = ''] = dateNames.filter((one) => fields.get(one) !== undefined);
  const value = name === '' ? undefined : fields.get(name);
  // Hugo's and Docusaurus' tables: `last_update: { date: … }`.
  const date = value === undefined ? null : readDate(value, timeZone);
  const fromPath = paths.map((file) => dateInPath(file, timeZone)).find((found) => found !== null) ?? null;
  // A post that waits for its day waits here too, whatever older date stands beside.
  const isAhead = publication !== null && publication > new Date();
  const publishedAt = (isAhead ? publication : (date ?? publication)) ?? fromPath ?? revisedAt;
  return {
    publishedAt,
    revisedAt: revisedAt && publishedAt && revisedAt > publishedAt ? revisedAt : null,
    fault: value !== undefined && date === null && !publication && !isZero(value) ? faultOf(value) : null,
    note: noteOf(publishedAt, { isOnlyRevision: publishedAt !== null && publishedAt === revisedAt }),
  };
}

function firstDate(fields: ReadFields, names: string[], timeZone: string): Date | null {
  for (const name of names) {
    const date = readDate(fields.get(name), timeZone);
    if (date) return date;
  }
  return null;
}

/** Go's word for no date. */
const isZero = (value: unknown): boolean =>
  /^0001-01-01/.test(textOf(value)) || (value instanceof Date && value.getUTCFullYear() < 1900);

const faultOf = (value: unknown): string =>
  isBlank(value)
    ? 'its date is empty'
    : `its date ${JSON.stringify(textOf(value) || value)?.slice(0, 100)} cannot be read`;

function noteOf(publishedAt: Date | null, { isOnlyRevision }: { isOnlyRevision: boolean }): string | null {
  if (isOnlyRevision) return 'it has no date but that of its last change, which is taken';
  return publishedAt === null ? 'it has no date; it gets that of its publishing' : null;
}
