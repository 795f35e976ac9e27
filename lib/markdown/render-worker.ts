/** The thread that renders, so that nobody who reads waits for somebody who writes. */
import { examinePost, type Exam } from '@/lib/markdown/examine';
import { findReferences, type Reference } from '@/lib/markdown/references';
import { listDroppedMarkup, renderComment, renderPost, type RenderedPost } from '@/lib/markdown/render';
import { withAbsoluteUrls } from '@/lib/markdown/absolute-urls';
import type { Picture } from '@/lib/picture';

export type RenderJob =
  | { kind: 'warm' }
  | {
      kind: 'post';
      text: string;
      pictures: Map<string, Picture>;
      keepHeadingRanks?: boolean;
      withLines?: boolean;
    }
  | { kind: 'comment'; text: string }
  | { kind: 'dropped'; text: string }
  | { kind: 'data-images'; text: string }
  | { kind: 'exam'; text: string }
  | { kind: 'absolute-urls'; text: string; pageUrl: string };

export type RenderAnswer = {
  warm: null;
  post: RenderedPost;
  comment: string;
  dropped: string[];
  'data-images': Reference[];
  exam: Exam;
  'absolute-urls': string;
};

export default function render(job: RenderJob): Promise<RenderAnswer[RenderJob['kind']]> {
  switch (job.kind) {
    case 'warm':
      return renderPost('warm **up**').then(() => null);
    case 'post':
      return renderPost(job.text, {
        keepHeadingRanks: job.keepHeadingRanks,
        withLines: job.withLines,
        findPictures: () => Promise.resolve(job.pictures),
      });
    case 'comment':
      return renderComment(job.text);
    case 'dropped':
      return listDroppedMarkup(job.text);
    case 'data-images':
      return Promise.resolve(listDataImages(job.text));
    case 'exam':
      return examinePost(job.text);
    case 'absolute-urls':
      return Promise.resolve(withAbsoluteUrls(job.text, job.pageUrl));
  }
}

const listDataImages = (text: string): Reference[] =>
  findReferences(text).references.filter(({ kind, url }) => kind === 'image' && /^data:/i.test(url));
