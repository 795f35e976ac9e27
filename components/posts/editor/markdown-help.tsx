const examples: [source: string, meaning: string][] = [
  ['**bold**, *italic*, ~~struck~~', 'Bold, italic, struck through'],
  ['## Heading', 'A heading; more signs, a smaller one'],
  ['[words](https://example.org)', 'A link'],
  ['![what it shows](https://example.org/a.jpg "caption")', 'An image; alone on its lines, with its caption'],
  [
    '![what it shows](/media/a.webp){.wide}',
    'One that is wider than the text; {.full}: as wide as the window',
  ],
  ['https://youtu.be/…', 'Alone on its lines: a film that readers start. Vimeo, Spotify and CodePen, too'],
  ['- item', 'A list'],
  ['1. item', 'A numbered list'],
  ['- [ ] task', 'A task, done with [x]'],
  ['> quote', 'A quote'],
  ['> [!NOTE]', 'A callout, in a quote’s first line: NOTE, TIP, IMPORTANT, WARNING, CAUTION'],
  ['`code`', 'Code in a sentence'],
  ['```js … ```', 'A block of code with its language, the fences on lines of their own'],
  ['| a | b |', 'A row of a table; | --- | --- | below the first'],
  ['words[^1]', 'A footnote; [^1]: its text, on a line of its own'],
  ['$x^2$', 'A formula; between $$ on a line of its own'],
  ['---', 'A divider, with an empty line before it'],
];

const keys: [key: string, meaning: string][] = [
  ['Ctrl B, I, K', 'Bold, italic, link. Ctrl K outside the text goes anywhere'],
  ['Ctrl S', 'Save'],
  ['Ctrl .', 'The post’s settings'],
  ['Enter', 'In a list or quote: the next item; in an empty item: the end of the list'],
  ['Tab, Shift Tab', 'In a list: further in, further out. Elsewhere, and after Escape: the next field'],
  ['Ctrl Shift V', 'Paste plainly. Otherwise what is formatted is pasted as Markdown'],
  ['Ctrl Z', 'Undo, also what a button did'],
];

/** What can be written, and the keys. On Apple's systems Cmd stands for Ctrl. */
export function MarkdownHelp() {
  return (
    <div className="markdown-help">
      <table>
        <caption>Markdown</caption>
        <tbody>
          {examples.map(([source, meaning]) => (
            <tr key={source}>
              <th scope="row">
                <code>{source}</code>
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="needs-scripts">
        <caption>Keys (on a Mac, Cmd for Ctrl)</caption>
        <tbody>
          {keys.map(([key, meaning]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
