import type { PostInput } from '@/lib/posts/post-input';

const body = `This is a draft: nobody but you can see it. It shows what you can write here, in Markdown, with a few characters on any keyboard. Change it, look at the preview, and throw it away on the overview when you have seen enough.

## Words

Write *emphasis*, **strong words**, ~~what you take back~~, \`code\`, and [links](https://commonmark.org/help/). A line of its own begins a new paragraph.

> A quotation stands behind a sign.

A remark that would stop the reader goes into a footnote.[^1]

[^1]: It is found at the end, and leads back.

## Lists

- One thing
- Another
  - with a part of its own

1. First
2. Then

- [x] Claim the site
- [ ] Write the first post

## Tables and code

| Bread     | Flour | Hours |
| --------- | ----- | ----: |
| Sourdough | Rye   |    24 |
| Brioche   | Wheat |     5 |

\`\`\`js
const greeting = (name) => \`Hello, \${name}.\`;
\`\`\`

## Asides

> [!NOTE]
> What a reader should know beside the text.

> [!WARNING]
> What would hurt to overlook. There are also tips, and what is important.

A formula stands in dollars, $a^2 + b^2 = c^2$, or by itself:

$$
\\sum_{k=1}^{n} k = \\frac{n(n+1)}{2}
$$

---

A picture needs a description for those who cannot see it: \`![Two herons at dusk](/media/herons.webp)\`.
`;

/** A draft that shows what Markdown can do here. */
export const samplePost: PostInput = {
  title: 'A sample, to look at and throw away',
  subtitle: 'What you can write here, and how',
  slug: '',
  tags: [],
  coverUrl: '',
  coverAlt: '',
  body,
  commentsOpen: true,
};
