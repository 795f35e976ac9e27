/** What an answer of an error can be about (RFC 9457). Each is a page of the site: `/api/problems/NAME`. */
type ProblemType = { status: number; title: string; advice: string };

export const problemTypes = {
  validation: {
    status: 400,
    title: 'Something in the request is missing or wrong',
    advice:
      'Each member of "errors" has a JSON Pointer to what is meant, in the body or, for a query, by the name of the parameter, and says what is wrong with it. The pointer "" means the whole.',
  },
  'bad-request': {
    status: 400,
    title: 'The request is not understood',
    advice: 'Its address or one of its headers cannot be read. "detail" says which.',
  },
  'token-required': {
    status: 401,
    title: 'A token is needed',
    advice:
      'Send "Authorization: Bearer TOKEN", with a token of half an hour from POST /api/v1/tokens or a personal one from /account/tokens.',
  },
  'invalid-token': {
    status: 401,
    title: 'The token is not valid',
    advice:
      'It is broken, has expired, was revoked, or its session has ended: by logging out, a new password, or because the account was disabled. Get a new one.',
  },
  'invalid-credentials': {
    status: 401,
    title: 'The username, email, password or code is wrong',
    advice: 'The same is said of a person who is not there and of a password or code that is wrong.',
  },
  'second-factor-required': {
    status: 401,
    title: 'A code is needed',
    advice:
      'The password is right, and the account has two-step login. Send the same request again with "code": one of the authenticator app, or a recovery code.',
  },
  'wrong-password': {
    status: 403,
    title: 'The current password is wrong',
    advice: 'Changes that an unattended program must not make ask for it again.',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    advice: 'The token is valid, and the person it belongs to may not do this.',
  },
  'insufficient-scope': {
    status: 403,
    title: 'The token may not do this',
    advice:
      'A personal token does what its scopes say and no more. The header WWW-Authenticate names the scope that is missing; make another token at /account/tokens.',
  },
  'site-not-claimed': {
    status: 403,
    title: 'The site has no owner yet',
    advice: 'Registration opens once the owner has claimed the site.',
  },
  'registration-closed': {
    status: 403,
    title: 'Nobody can register, or only who has the invite link',
    advice: 'Where there is an invite link, send what follows "invite=" in it as "invite".',
  },
  'owner-protected': {
    status: 403,
    title: 'The owner of the site can be neither disabled nor deleted',
    advice: 'Without this account nobody could write or administer.',
  },
  'comments-closed': {
    status: 403,
    title: 'Comments are closed',
    advice: 'The post takes no new comments.',
  },
  'too-late-to-edit': {
    status: 403,
    title: 'The time for editing is over',
    advice: 'A comment can be edited for 15 minutes.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing here',
    advice: 'It was never there, was deleted, or is nothing that this caller may know of.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This method is not used here',
    advice: 'The header Allow names the methods that are.',
  },
  'username-taken': {
    status: 409,
    title: 'The username is taken',
    advice: 'Upper and lower case count as the same, and so do names that look like the owner’s.',
  },
  'email-taken': {
    status: 409,
    title: 'There is an account with this email already',
    advice: 'Log in, or ask for a new password at /login/forgot.',
  },
  'slug-taken': {
    status: 409,
    title: 'Another post has this slug',
    advice: 'Choose another one, or leave it out: then it is made from the title.',
  },
  'too-many': {
    status: 409,
    title: 'There are as many as there can be',
    advice: 'Delete one that is not needed.',
  },
  'in-use': {
    status: 409,
    title: 'It is used',
    advice: 'A post, a draft, a cover or a comment shows it. Take it out there first.',
  },
  'media-known': {
    status: 409,
    title: 'The file is another picture here',
    advice: 'The same file is kept once: use the picture that there is.',
  },
  'request-in-progress': {
    status: 409,
    title: 'The same request is being carried out',
    advice: 'One with this Idempotency-Key came before and has no answer yet. Ask again in a moment.',
  },
  stale: {
    status: 412,
    title: 'There is a newer version',
    advice:
      'Somebody saved it since the version that If-Match names. Nothing was changed: read it again, and send the change with its new ETag.',
  },
  'too-large': {
    status: 413,
    title: 'This is too large',
    advice: 'The body has more bytes than are taken here.',
  },
  'address-too-long': {
    status: 414,
    title: 'The address is too long',
    advice: 'An address has at most 8 kB.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'This is no picture that can be kept',
    advice: 'JPEG, PNG, GIF and WebP are taken, told by what the bytes are and not by their name.',
  },
  misdirected: {
    status: 421,
    title: 'There is no site of that name here',
    advice: 'Use the address of the site, with the Host header that belongs to it.',
  },
  'key-reused': {
    status: 422,
    title: 'The Idempotency-Key belongs to another request',
    advice: 'A key stands for one request. Make a new one for each that is meant to have an effect.',
  },
  'version-required': {
    status: 428,
    title: 'If-Match is missing',
    advice: 'Send the ETag that you read, so that nobody’s newer text is overwritten.',
  },
  throttled: {
    status: 429,
    title: 'Too many attempts',
    advice: 'The header Retry-After has the seconds to wait.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong',
    advice: 'It is no fault of the request. The owner of the site finds "instance" in the log.',
  },
  unavailable: {
    status: 503,
    title: 'Not possible at this moment',
    advice:
      'Very many requests came at once, or the database cannot be reached. Nothing was changed. The header Retry-After has the seconds to wait.',
  },
} as const satisfies Record<string, ProblemType>;

export type ProblemName = keyof typeof problemTypes;

export const isProblemName = (text: string): text is ProblemName => Object.hasOwn(problemTypes, text);

/** The type for a status that has no other word, as the first of its status above. */
export function problemOfStatus(status: number): ProblemName {
  const generic: Partial<Record<number, ProblemName>> = { 400: 'bad-request', 403: 'forbidden' };
  const first = Object.entries(problemTypes).find(([, type]) => type.status === status)?.[0];
  return generic[status] ?? (first as ProblemName | undefined) ?? 'internal';
}
