/** What a token may be used for, as `noun:verb`. It never gives more than the person may do: permissions.ts `canGrant`. */
export const scopes = {
  'account:read': 'Read your account, email address included',
  'account:write': 'Change your profile and password',
  'comments:write': 'Write, edit and delete your comments',
  'comments:moderate': 'Read, hide, approve and delete all comments',
  'posts:read': 'Read drafts, scheduled posts and the Markdown of all posts',
  'posts:write': 'Write, publish and delete posts, and read back what is written',
  'media:write': 'List, upload, describe, replace and delete pictures',
  'site:manage': 'Read and change the settings of the site',
  'users:manage': 'List, disable and delete accounts',
  'webhooks:manage': 'Read and change webhooks',
} as const;

export type Scope = keyof typeof scopes;

export const scopeNames = Object.keys(scopes) as Scope[];

export const isScope = (text: string): text is Scope => Object.hasOwn(scopes, text);
