/** What comes before the query of a request's target; empty where there is none. */
export const pathOfUrl = (url = ''): string => url.split('?', 1)[0] ?? '';
