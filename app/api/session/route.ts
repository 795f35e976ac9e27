import { clearHint, hasHint } from '@/lib/accounts/sessions/log-in';
import { getViewer } from '@/lib/accounts/sessions/session';

export async function GET(): Promise<Response> {
  const viewer = await getViewer();
  if (!viewer && (await hasHint())) await clearHint();
  const user = viewer && {
    id: viewer.id,
    username: viewer.username,
    name: viewer.name,
    isAdmin: viewer.isAdmin,
  };
  return Response.json({ user }, { headers: { 'Cache-Control': 'no-store' } });
}
