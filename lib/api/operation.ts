import type { Actor, Viewer } from '@/lib/access/actor';
import type { Permission } from '@/lib/access/permissions';
import type { Scope } from '@/lib/access/scopes';
import type { Caller } from '@/lib/api/caller';
import type { ProblemName } from '@/lib/problems/problem-types';
import type { z } from '@/lib/zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Fields = z.ZodObject;

export type Reply<Body> = { body: Body; headers?: Record<string, string> };

type Context<Who, Params, Query, Body> = {
  actor: Who extends 'anybody' ? Viewer : Actor;
  caller: Who extends 'anybody' ? Caller | null : Caller;
  params: Params;
  query: Query;
  body: Body;
  request: Request;
};

type Described<Who, P extends Fields, Q extends Fields, B extends z.ZodType, A extends z.ZodType> = {
  /** The name of the operation for programs that are made from the description. */
  id: string;
  method: Method;
  /** Below `/api/v1`, with parameters in braces. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  /** Whoever lacks the permission gets a 403. */
  who: Who;
  /** What a personal token must be allowed. Where anybody may ask, what is seen more with it. */
  scope?: Scope;
  params?: P;
  query?: Q;
  body?: B;
  /** The body is a picture, handed over as its bytes. */
  takesImage?: true;
  /** Bytes of a body that are taken; 64 kB where nothing is said. */
  maxBytes?: number;
  /** Whether it may come without a body, which is then `{}`. */
  isBodyOptional?: true;
  /** `If-Match` with the version that was read: it must be there, or counts where it is. */
  version?: 'required' | 'optional';
  success: 200 | 201 | 204;
  answer?: A;
  /** Headers of the answer, each with what it says. */
  headers?: Record<string, string>;
  /** Without a token the answer is the same for everybody, and kept in memory until something changes. */
  isShared?: true;
  problems?: ProblemName[];
  handle: (
    context: Context<Who, z.output<P>, z.output<Q>, z.output<B>>,
  ) => Promise<Reply<z.input<A>> | Reply<undefined>>;
};

/** With the types of one operation forgotten, so that many fit in a list. */
export type Operation = Omit<
  Described<'anybody' | 'member' | Permission, Fields, Fields, z.ZodType, z.ZodType>,
  'handle'
> & { handle: (context: Context<'anybody', unknown, unknown, unknown>) => Promise<Reply<unknown>> };

/** One method of one address: what it takes, who may, what comes back. The document is made from the same. */
export function operation<
  Who extends 'anybody' | 'member' | Permission,
  P extends Fields = z.ZodObject<Record<never, never>>,
  Q extends Fields = z.ZodObject<Record<never, never>>,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodUndefined,
>(described: Described<Who, P, Q, B, A>): Operation {
  return described as unknown as Operation;
}
