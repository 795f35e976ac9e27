const bare = /<a href="(https?:\/\/([^"]+?)\/?)"([^>]*)>(?:https?:\/\/)?\2\/?<\/a>/g;

/** Rendered HTML with the class `bare` on links whose text is their address: on paper it need not follow once more. */
export const markBareLinks = (html: string): string =>
  html.replace(bare, (link) => link.replace('<a ', '<a class="bare" '));
