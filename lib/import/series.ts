import { fieldOf, fieldsIn, textOf, type Fields } from '@/lib/import/fields';
import { SeriesNameSchema } from '@/lib/posts/series-name';

type Part = { series?: string; seriesPosition?: number };

/** `series: Letters`, as Hugo has it a list or a taxonomy of which the first counts, or with a `name`. Where the file is silent, what the owner chose stays. */
export function seriesOf(fields: Fields): Part {
  const value = fieldOf(fields, 'series') ?? fieldOf(fieldsIn(fieldOf(fields, 'taxonomies')), 'series');
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const { data: series } = SeriesNameSchema.safeParse(
    textOf(first) || textOf(fieldOf(fieldsIn(first), 'name', 'title')),
  );
  if (!series) return {};
  const places = ['seriesorder', 'seriesweight', 'seriesposition', 'seriespart', 'part'];
  const place = Number(textOf(fieldOf(fields, ...places)));
  return Number.isInteger(place) && place >= 1 && place <= 1_000_000
    ? { series, seriesPosition: place }
    : { series };
}
