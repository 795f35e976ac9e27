import fc from 'fast-check';

export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  example?: unknown;
};

/** Long enough to be over every other limit, short enough to be sent a thousand times. */
const LONGEST = 400;

/** Values that a schema takes. */
export function arbitraryOf(schema: JsonSchema, resolve: (ref: string) => JsonSchema): fc.Arbitrary<unknown> {
  if (schema.$ref) return arbitraryOf(resolve(schema.$ref), resolve);
  const made = madeOf(schema, resolve);
  return schema.example === undefined ? made : fc.oneof(made, fc.constant(schema.example));
}

function madeOf(schema: JsonSchema, resolve: (ref: string) => JsonSchema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => arbitraryOf(one, resolve)));
  const type = [schema.type].flat()[0];
  switch (type) {
    case 'object':
      return objectOf(schema, resolve);
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}, resolve), { maxLength: schema.maxItems ?? 5 });
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? 1, max: schema.maximum ?? 1_000_000 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return textOf(schema);
  }
}

function objectOf({ properties = {}, required = [] }: JsonSchema, resolve: (ref: string) => JsonSchema) {
  const model = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, arbitraryOf(schema, resolve)]),
  );
  return fc.record(model, { requiredKeys: required });
}

function textOf({ minLength = 0, maxLength = LONGEST, pattern, format }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'date-time')
    return fc
      .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
      .map((date) => date.toISOString());
  const longest = Math.min(maxLength, LONGEST);
  if (pattern)
    return fc
      .stringMatching(new RegExp(pattern))
      .filter((text) => text.length >= minLength && text.length <= maxLength);
  return fc.oneof(
    fc.string({ minLength, maxLength: longest, unit: 'grapheme' }).filter((text) => text.length <= maxLength),
    fc.constantFrom('plain', 'two words', "' or 1=1 --", '<script>alert(1)</script>', '日本語', '**bold**'),
  );
}

/** What no schema takes, or what breaks a careless server. */
export const hostileValues: unknown[] = [
  null,
  0,
  -1,
  1.5,
  1e308,
  true,
  '',
  ' ',
  '\0',
  '\ud800',
  'x'.repeat(3000),
  [],
  {},
  [null],
  { a: { b: 1 } },
  { toString: 1 },
];
