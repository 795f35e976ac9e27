import { logInPath } from '@/lib/access/safe-path';
import { getViewer } from '@/lib/accounts/sessions/session';
import { getOwnData } from '@/lib/accounts/profile/queries/own-data';

export async function GET(): Promise<Response> {
  const viewer = await getViewer();
  if (!viewer) {
    return new Response(null, { status: 303, headers: { Location: logInPath('/account'), ...noStore } });
  }
  return new Response(JSON.stringify(await getOwnData(viewer), null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${viewer.username}.json"`,
      ...noStore,
    },
  });
}

const noStore = { 'Cache-Control': 'no-store' };
