import { MarkdownToCopy } from '@/components/media/markdown-to-copy';
import type { LibraryPicture } from '@/lib/media/queries/library';
import { uploadProblems, type UploadProblem } from '@/lib/media/upload-problems';

type UploadReportProps = {
  added: LibraryPicture[];
  refused: { name: string; problem: UploadProblem }[];
};

/** What became of the files of a form. */
export function UploadReport({ added, refused }: UploadReportProps) {
  return (
    <>
      {refused.map(({ name, problem }, index) => (
        <p key={index} role="alert" className="notice notice-error wrap-anywhere">
          <bdi>{name}</bdi> {uploadProblems[problem]}
        </p>
      ))}
      {added.length > 0 && (
        <div role="status" className="notice">
          <p>
            {added.length === 1 ? 'The picture is stored.' : `${added.length} pictures are stored.`} For a
            post:
          </p>
          <MarkdownToCopy pictures={added} />
        </div>
      )}
    </>
  );
}
