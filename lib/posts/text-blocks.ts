/** Blocks as authors see them. Each keeps the blank lines after it, so that together they are the text again. */
export function splitBlocks(text: string): string[] {
  const blocks: string[] = [];
  let endsBlank = true;
  for (const line of text.split(/(?<=\n)/)) {
    const isBlank = line.trim() === '';
    if (line !== '' && endsBlank && !isBlank) blocks.push(line);
    else if (line !== '') blocks.push((blocks.pop() ?? '') + line);
    endsBlank = isBlank;
  }
  return blocks;
}
