const copied = [
  ...[
    'fontFamily',
    'fontSize',
    'fontWeight',
    'fontStyle',
    'letterSpacing',
    'lineHeight',
    'tabSize',
    'wordSpacing',
  ],
  ...['paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft', 'overflowWrap', 'wordBreak', 'direction'],
] as const;

/** How far below the top of a text area some of its lines (from 1) begin, in pixels, wrapped as they are shown. */
export function heightsOfLines(area: HTMLTextAreaElement, lines: number[]): number[] {
  const mirror = document.createElement('div');
  const style = getComputedStyle(area);
  for (const name of copied) mirror.style[name] = style[name];
  Object.assign(mirror.style, {
    position: 'fixed',
    top: '0',
    contain: 'layout style',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    boxSizing: 'border-box',
    width: `${area.clientWidth}px`,
  });
  const rows = area.value.split('\n');
  let done = 0;
  const marks = lines.map((line) => {
    mirror.append(
      rows
        .slice(done, line - 1)
        .map((row) => `${row}\n`)
        .join(''),
    );
    done = Math.max(done, line - 1);
    const mark = document.createElement('span');
    mark.textContent = '\u200b';
    mirror.append(mark);
    return mark;
  });
  document.body.append(mirror);
  const heights = marks.map((mark) => mark.offsetTop);
  mirror.remove();
  return heights;
}
