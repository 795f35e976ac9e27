import { handlers } from '@/lib/accounts/sessions/session';

export const { GET, POST } = handlers;
