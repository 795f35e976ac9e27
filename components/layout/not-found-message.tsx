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
    <a href="/" className="button button-primary">
      Newest posts
    </a>
    <a href="/archive" className="button">
      Archive
    </a>
    <a href="/tags" className="button">
      Tags
    </a>
  </div>
);
