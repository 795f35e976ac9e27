type DeletePostButtonProps = { onDelete: () => void };

export function DeletePostButton({ onDelete }: DeletePostButtonProps) {
  return (
    <section aria-labelledby="delete-part" className="admin-part items-start">
      <h2 id="delete-part">Delete</h2>
      <button
        type="submit"
        form="delete-post"
        className="button button-danger"
        onClick={(event) => {
          event.preventDefault();
          onDelete();
        }}
      >
        Delete…
      </button>
    </section>
  );
}
