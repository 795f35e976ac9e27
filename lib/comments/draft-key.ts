export const draftKey = ({ postId, parentId }: { postId: number; parentId: number | null }): string =>
  `${postId}.${parentId ?? 0}`;

export const editDraftKey = (commentId: number): string => `edit.${commentId}`;
