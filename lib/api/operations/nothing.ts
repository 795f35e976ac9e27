import { operation, type Method } from '@/lib/api/operation';
import { NotFoundError } from '@/lib/errors';

const methods: Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** What answers at addresses below `/api` that nothing has. */
export const nothing = methods.map((method) =>
  operation({
    id: `nothing${method}`,
    method,
    path: '',
    tag: '',
    summary: '',
    who: 'anybody',
    isShared: true,
    success: 200,
    handle: async () => {
      throw new NotFoundError();
    },
  }),
);
