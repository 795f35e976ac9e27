type ErrorMessageProps = { error: unknown; retry: () => void };

export function ErrorMessage({ error, retry }: ErrorMessageProps) {
  const code = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <div className="message-page">
      <h1 className="page-title">Something went wrong</h1>
      <p>Sorry. This page could not be made just now; it is not your fault, and trying again often helps.</p>
      <div className="flex flex-wrap gap-3">
        <button type="button" className="button button-primary" onClick={retry}>
          Try again
        </button>
        <a href="/" className="button">
          Newest posts
        </a>
      </div>
      {code && <p className="hint">Code for the log: {code}</p>}
    </div>
  );
}
