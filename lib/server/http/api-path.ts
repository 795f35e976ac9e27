/** Below `/api` programs ask: they are answered in JSON, also when they are refused. */
export const isForPrograms = (url: string | undefined): boolean => /^\/api(?:[/?]|$)/.test(url ?? '');

/** The API proper. It knows tokens and no cookies, so another site's form or script can do nothing with it. */
export const isApi = (url: string | undefined): boolean => /^\/api\/v1(?:[/?]|$)/.test(url ?? '');
