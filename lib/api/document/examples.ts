import type { oas31 } from 'zod-openapi';
import type { ApiDocument } from '@/lib/api/document/make-document';

type Schema = oas31.SchemaObject;

export function resolve(document: ApiDocument, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name ? (document.components!.schemas![name] as Schema) : schema;
}

/** A value of a schema: its example, and of an object what is required, else what has an example. */
export function exampleOf(document: ApiDocument, given: Schema): unknown {
  const schema = resolve(document, given);
  const example = schema.example as unknown;
  if (example !== undefined) return example;
  if (schema.enum) return schema.enum[0];
  if (schema.const !== undefined) return schema.const;
  const choice = (schema.anyOf ?? schema.oneOf)?.[0];
  if (choice) return exampleOf(document, choice as Schema);
  if (schema.properties) return exampleObject(document, schema);
  return { integer: 1, number: 1, boolean: true, array: [] as unknown[] }[String(schema.type)] ?? 'text';
}

function exampleObject(document: ApiDocument, { properties = {}, required = [] }: Schema): unknown {
  const names = required.length > 0 ? required : Object.keys(properties).slice(0, 1);
  return Object.fromEntries(names.map((name) => [name, exampleOf(document, properties[name] as Schema)]));
}
