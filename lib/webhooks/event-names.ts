/** What webhooks are told of, and how the owner's pages say it. */
export const eventNames = {
  'post.published': 'A post became public',
  'post.updated': 'A public post was changed',
  'post.unpublished': 'A post is public no more',
  'post.deleted': 'A public post was deleted',
  'comment.created': 'Somebody commented',
  'comment.updated': 'A comment was edited',
  'comment.deleted': 'A comment was deleted',
  'comment.hidden': 'A comment was hidden',
  'comment.approved': 'A hidden comment was approved',
  'user.registered': 'Somebody registered',
} as const;

export type EventName = keyof typeof eventNames;

export const eventNameList = Object.keys(eventNames) as EventName[];

export const isEventName = (text: string): text is EventName => Object.hasOwn(eventNames, text);

/** Sent by the owner alone, to see whether it arrives. */
export const TEST_EVENT = 'webhook.test';
