import { NotFoundMessage } from '@/components/layout/not-found-message';

/** Within the site's frame, where a click leads to what is gone by now. */
export default function DraftNotFound() {
  return <NotFoundMessage />;
}
