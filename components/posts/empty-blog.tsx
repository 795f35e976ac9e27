type EmptyBlogProps = { claimed: boolean };

export function EmptyBlog({ claimed }: EmptyBlogProps) {
  return (
    <section className="empty-blog">
      <h2>{claimed ? 'Nothing has been published yet' : 'This blog is waiting for its owner'}</h2>
      {claimed ? (
        <>
          <p>Come back soon. If this is your blog, the first post is yours to write.</p>
          <a href="/admin/posts/new" className="button">
            Write the first post
          </a>
        </>
      ) : (
        <>
          <p>Create the owner account, and you can write the first post right here in the browser.</p>
          <a href="/register" className="button button-primary">
            Create the owner account
          </a>
        </>
      )}
    </section>
  );
}
