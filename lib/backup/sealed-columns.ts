/** What is sealed with AUTH_SECRET in the rows, so that a restored site may have another secret. */
export type SealedColumn = {
  table: string;
  column: string;
  purpose: string;
  ownerOf: (id: number) => string;
};

export const BACKUP_PURPOSE = 'backup passphrase';
export const BACKUP_OWNER = 'site';

export const sealedColumns: SealedColumn[] = [
  { table: 'users', column: 'totp_secret', purpose: 'totp secret', ownerOf: (id) => `user ${id}` },
  { table: 'webhooks', column: 'secret', purpose: 'webhook secret', ownerOf: (id) => `webhook ${id}` },
  {
    table: 'webhooks',
    column: 'previous_secret',
    purpose: 'webhook secret',
    ownerOf: (id) => `webhook ${id}`,
  },
  { table: 'site', column: 'backup_passphrase', purpose: BACKUP_PURPOSE, ownerOf: () => BACKUP_OWNER },
];
