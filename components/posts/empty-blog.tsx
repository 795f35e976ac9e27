import Link from 'next/link';

type EmptyBlogProps = { claimed: boolean };

export function EmptyBlog({ claimed }: EmptyBlogProps) {
  return (
    <section className="empty-blog">
      <h2>{claimed ? 'Nothing has been published yet' : 'This blog is waiting for its owner'}</h2>
      {claimed ? (
        <>
          <p>Come back soon. If this is your blog, the first post is yours to write.</p>
          <Link href="/admin/posts/new" prefetch={false} className="button">
            Write the first post
          </Link>
        </>
      ) : (
        <>
          <p>Create the owner account, and you can write the first post right here in the browser.</p>
          <Link href="/register" prefetch={false} className="button button-primary">
            Create the owner account
          </Link>
        </>
      )}
    </section>
  );
}
