import Link from 'next/link';

export function NotFoundMessage() {
  return (
    <div className="message-page">
      <h1 className="page-title">There is nothing at this address</h1>
      <p>The page may have moved, or it never was. These are good places to go on:</p>
      <PlacesToGoOn />
    </div>
  );
}

export function GoneMessage() {
  return (
    <div className="message-page">
      <h1 className="page-title">This is gone</h1>
      <p>It was here, and has been deleted. These are good places to go on:</p>
      <PlacesToGoOn />
    </div>
  );
}

const PlacesToGoOn = () => (
  <div className="flex flex-wrap gap-3">
    <Link href="/" prefetch={false} className="button button-primary">
      Newest posts
    </Link>
    <Link href="/archive" prefetch={false} className="button">
      Archive
    </Link>
    <Link href="/tags" prefetch={false} className="button">
      Tags
    </Link>
  </div>
);
