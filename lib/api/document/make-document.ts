import 'server-only';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { scopes } from '@/lib/access/scopes';
import type { Operation } from '@/lib/api/operation';
import { operations } from '@/lib/api/operations/all';
import { ProblemSchema } from '@/lib/api/schemas/common';
import { settings } from '@/lib/env';
import { PROBLEM_TYPE } from '@/lib/problems/problem';
import { problemTypes, type ProblemName } from '@/lib/problems/problem-types';
import { getSiteTitle } from '@/lib/site/queries/title';
import { z } from '@/lib/zod';

const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

export type ApiDocument = ReturnType<typeof createDocument>;

/** The description of the API in OpenAPI 3.1, made from the very schemas that check requests. */
export async function makeDocument(): Promise<ApiDocument> {
  return documentOf(await getSiteTitle(), settings().SITE_URL);
}

export function documentOf(title: string, siteUrl: string): ApiDocument {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of operations)
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = describe(operation);
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: `${title}: API`,
        version: '1',
        description: `What people do in a browser, for programs. [Read it as a page](${siteUrl}/api/docs).`,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: `${siteUrl}/api/v1` }],
      tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
      paths,
      components: {
        securitySchemes: {
          token: {
            type: 'http',
            scheme: 'bearer',
            description: `A token of half an hour from POST /tokens, or a personal one, whose scopes are: ${Object.entries(
              scopes,
            )
              .map(([name, words]) => `${name} (${words.toLowerCase()})`)
              .join(', ')}.`,
          },
        },
      },
    },
    {
      override: ({ jsonSchema, zodSchema }) => {
        if (zodSchema._zod.def.type !== 'date') return;
        jsonSchema.type = 'string';
        jsonSchema.format = 'date-time';
      },
    },
  );
}

function describe(operation: Operation): ZodOpenApiOperationObject {
  const { id, tag, summary, description, who, scope, params, query, isBodyOptional } = operation;
  const right = scope && (who === 'anybody' ? `With the scope ${scope} it shows more.` : `Scope: ${scope}.`);
  const content = bodyContent(operation);
  const header = requestHeaders(operation);
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, right].filter(Boolean).join(' ') || undefined,
    security: who === 'anybody' ? [{}, { token: [] }] : [{ token: [] }],
    requestParams: {
      ...(params && { path: params }),
      ...(query && { query }),
      ...(header && { header }),
    },
    ...(content && { requestBody: { required: !isBodyOptional, content } }),
    responses: { ...success(operation), ...failures(operation) },
  };
}

function bodyContent({ body, takesImage }: Operation) {
  if (takesImage)
    return Object.fromEntries(
      IMAGE_TYPES.map((type) => [type, { schema: { type: 'string', format: 'binary' } as const }]),
    );
  return body && { 'application/json': { schema: body } };
}

function requestHeaders({ method, version }: Operation): z.ZodObject | undefined {
  const tag = z.string().meta({ description: 'The ETag that you read', example: '"3"' });
  const headers = {
    ...(method === 'POST' && {
      'Idempotency-Key': z.string().min(1).max(255).optional().meta({
        description:
          'Sent again with the same key, the request has its effect once and the same answer for a day',
      }),
    }),
    ...(version && { 'If-Match': version === 'required' ? tag : tag.optional() }),
  };
  return Object.keys(headers).length > 0 ? z.object(headers) : undefined;
}

function success({ success: status, summary, answer, headers = {} }: Operation): ZodOpenApiResponsesObject {
  return {
    [`${status}` as const]: {
      description: summary,
      ...(Object.keys(headers).length > 0 && {
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, words]) => [
            name,
            { description: words, schema: { type: 'string' as const } },
          ]),
        ),
      }),
      ...(answer && { content: { 'application/json': { schema: answer } } }),
    },
  };
}

/** What every operation of a kind may answer, besides what it names itself. */
function problemsOf({
  who,
  method,
  query,
  body,
  takesImage,
  params,
  version,
  scope,
  problems = [],
}: Operation) {
  const names: ProblemName[] = ['invalid-token', 'internal', 'unavailable', ...problems];
  if (who !== 'anybody') names.push('token-required');
  if (who !== 'anybody' && who !== 'member') names.push('forbidden');
  if (who !== 'anybody' && scope) names.push('insufficient-scope');
  if (params) names.push('not-found');
  if (query || body) names.push('validation');
  if (method === 'POST' || version) names.push('bad-request');
  if (method !== 'GET') names.push('too-large');
  if (method === 'POST') names.push('key-reused', 'request-in-progress');
  if (version === 'required') names.push('version-required');
  if (takesImage) names.push('unsupported-media-type');
  return [...new Set(names)];
}

function failures(operation: Operation): ZodOpenApiResponsesObject {
  const problems = problemsOf(operation);
  const statusOf = (name: ProblemName) => problemTypes[name].status;
  const responses: ZodOpenApiResponsesObject = {};
  for (const status of [...new Set(problems.map(statusOf))].sort((a, b) => a - b)) {
    const names = problems.filter((name) => statusOf(name) === status);
    responses[`${status}` as '400'] = {
      description: names.map((name) => `${problemTypes[name].title} (${name})`).join('; '),
      content: { [PROBLEM_TYPE]: { schema: ProblemSchema } },
    };
  }
  return responses;
}
