import type {
  SourceComment,
  SourceItem,
  SourcePerson,
  SourcePost,
  SourceReader,
} from '@/lib/import/source-item';

export const sourcePost = (key: string, values: Partial<SourcePost> = {}): SourcePost => ({
  kind: 'post',
  key,
  title: `Title ${key}`,
  slug: key,
  subtitle: '',
  body: `Body of ${key}.`,
  coverUrl: '',
  coverAlt: '',
  tags: [],
  author: null,
  publishedAt: '2020-01-02T03:04:05.000Z',
  revisedAt: null,
  unpublishAt: null,
  hidden: null,
  addresses: [],
  base: `/${key}`,
  notes: [],
  unusedFields: [],
  ...values,
});

export const sourcePerson = (key: string, values: Partial<SourcePerson> = {}): SourcePerson => ({
  kind: 'person',
  key,
  name: `Person ${key}`,
  email: `${key}@example.org`,
  website: '',
  bio: '',
  ...values,
});

export const sourceComment = (
  key: string,
  post: string,
  values: Partial<SourceComment> = {},
): SourceComment => ({
  kind: 'comment',
  key,
  post,
  parent: null,
  author: null,
  body: `Comment ${key}.`,
  createdAt: '2020-02-03T04:05:06.000Z',
  isHidden: false,
  ...values,
});

/** A blog that is given item by item. */
export function makeReader(
  items: SourceItem[],
  {
    kind = 'wordpress',
    pictures = {},
    onItem,
  }: {
    kind?: SourceReader['kind'];
    pictures?: Record<string, Buffer>;
    /** Before each item, to end the reading. */
    onItem?: (index: number) => void | Promise<void>;
  } = {},
): SourceReader {
  return {
    kind,
    async *items() {
      for (const [index, item] of items.entries()) {
        await onItem?.(index);
        yield item;
      }
    },
    remarks: () => [],
    openPicture: async (url) => pictures[url] ?? null,
    close: async () => {},
  };
}
