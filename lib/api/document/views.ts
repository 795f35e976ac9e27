import 'server-only';
import type { oas31 } from 'zod-openapi';
import { exampleOf, resolve } from '@/lib/api/document/examples';
import type { ApiDocument } from '@/lib/api/document/make-document';

export type FieldView = { name: string; type: string; isRequired: boolean; description: string };

export type OperationView = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  needsToken: boolean;
  parameters: (FieldView & { place: string })[];
  /** The fields of a JSON body, or the media types of a raw one. */
  body: { fields: FieldView[] } | { types: string[] } | null;
  answers: { status: string; description: string; schema: string | null }[];
  curl: string;
};

export type SchemaView = { name: string; description: string; fields: FieldView[] };

type Schema = oas31.SchemaObject;

/** The document as a page shows it: what is nested is told by name. */
export function viewsOf(document: ApiDocument): {
  groups: { tag: string; operations: OperationView[] }[];
  schemas: SchemaView[];
} {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, oas31.OperationObject>).map(([method, operation]) =>
      viewOf(document, method.toUpperCase(), path, operation),
    ),
  );
  return {
    groups: (document.tags ?? []).map(({ name }) => ({
      tag: name,
      operations: operations.filter(({ tag }) => tag === name).map(({ tag: _tag, ...view }) => view),
    })),
    schemas: Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => ({
      name,
      description: (schema as Schema).description ?? '',
      fields: fieldsOf(document, schema as Schema),
    })),
  };
}

function viewOf(
  document: ApiDocument,
  method: string,
  path: string,
  operation: oas31.OperationObject,
): OperationView & { tag: string } {
  const content = (operation.requestBody as oas31.RequestBodyObject | undefined)?.content;
  const json = content?.['application/json']?.schema as Schema | undefined;
  const needsToken = operation.security?.length === 1;
  return {
    tag: operation.tags?.[0] ?? '',
    id: operation.operationId ?? '',
    method,
    path,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    needsToken,
    parameters: ((operation.parameters ?? []) as oas31.ParameterObject[]).map((parameter) => ({
      name: parameter.name,
      place: parameter.in,
      type: typeOf((parameter.schema ?? {}) as Schema),
      isRequired: parameter.required === true,
      description: parameter.description ?? '',
    })),
    body: json ? { fields: fieldsOf(document, json) } : content ? { types: Object.keys(content) } : null,
    answers: Object.entries((operation.responses ?? {}) as Record<string, oas31.ResponseObject>).map(
      ([status, { description, content: answered }]) => ({
        status,
        description,
        schema: nameOf(Object.values(answered ?? {})[0]?.schema as Schema | undefined),
      }),
    ),
    curl: curlFor(document, {
      method,
      path,
      needsToken,
      json,
      types: json ? [] : Object.keys(content ?? {}),
    }),
  };
}

function fieldsOf(document: ApiDocument, schema: Schema): FieldView[] {
  const { properties = {}, required = [] } = resolve(document, schema);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    type: typeOf(property as Schema),
    isRequired: required.includes(name),
    description: (property as Schema).description ?? '',
  }));
}

const nameOf = (schema: Schema | undefined): string | null => schema?.$ref?.split('/').at(-1) ?? null;

function typeOf(schema: Schema): string {
  const name = nameOf(schema);
  if (name) return name;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((choice) => typeOf(choice as Schema)).join(' or ');
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.type === 'array') return `list of ${typeOf((schema.items ?? {}) as Schema)}`;
  const bounds = [
    schema.maxLength !== undefined && `at most ${schema.maxLength.toLocaleString('en')} characters`,
    schema.format && schema.format !== 'password' && schema.format,
  ].filter(Boolean);
  const type = [schema.type ?? 'anything'].flat().join(' or ');
  return bounds.length > 0 ? `${type} (${bounds.join(', ')})` : type;
}

type Call = { method: string; path: string; needsToken: boolean; json: Schema | undefined; types: string[] };

/** What can be pasted into a shell as it is, once `$TOKEN` is set. */
function curlFor(document: ApiDocument, { method, path, needsToken, json, types }: Call): string {
  const url = `${document.servers?.[0]?.url ?? ''}${path.replace('{id}', '1').replace('{delivery}', '7').replace('{username}', 'grace')}`;
  const parts = [
    method === 'GET' ? 'curl' : `curl -X ${method}`,
    url,
    needsToken && '-H "Authorization: Bearer $TOKEN"',
    method === 'PATCH' && path === '/posts/{id}' && `-H 'If-Match: "1"'`,
    json && `-H 'Content-Type: application/json' -d '${JSON.stringify(exampleOf(document, json))}'`,
    types.length > 0 && '--data-binary @picture.jpg',
  ];
  return parts.filter(Boolean).join(' \\\n  ');
}
