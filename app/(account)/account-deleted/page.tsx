import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Account deleted', robots: { index: false } };

export default function AccountDeletedPage() {
  return (
    <>
      <h1>Your account is deleted</h1>
      <p>You are logged out everywhere. Thank you for having been here.</p>
      <p>
        <a href="/" className="text-link">
          To the front page
        </a>
      </p>
    </>
  );
}
