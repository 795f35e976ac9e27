export const eventKinds = {
  claimed: 'Site claimed',
  registered: 'Registered',
  'log-in': 'Logged in',
  'log-in-failed': 'Login failed',
  'log-out': 'Logged out',
  'new-device': 'New device',
  throttled: 'Throttled',
  denied: 'Refused',
  'session-ended': 'Sessions ended',
  'password-changed': 'Password changed',
  'password-reset': 'Password reset',
  'reset-link-made': 'Reset link made',
  'email-change-asked': 'Email change asked',
  'email-changed': 'Email changed',
  'email-verified': 'Email confirmed',
  'totp-enabled': 'Two-step login on',
  'totp-disabled': 'Two-step login off',
  'recovery-code-used': 'Recovery code used',
  'account-deleted': 'Account deleted',
  'user-disabled': 'User disabled',
  'user-enabled': 'User enabled',
  'user-deleted': 'User deleted',
  'settings-changed': 'Settings changed',
  'post-pinned': 'Post pinned',
  'post-unpinned': 'Post unpinned',
  'token-created': 'Access token made',
  'token-revoked': 'Access token revoked',
  'token-refused': 'Access token refused',
} as const;

export type EventKind = keyof typeof eventKinds;

export const isEventKind = (text: string): text is EventKind => Object.hasOwn(eventKinds, text);
