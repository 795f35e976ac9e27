import { canManageBackups } from '@/lib/access/permissions';
import { sendBackup } from '@/lib/backup/download';
import { adminHandler } from '@/lib/handler';

/** To an address that was made after the password. */
export const GET = adminHandler(canManageBackups, sendBackup);
