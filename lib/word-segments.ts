const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Longest piece that the segmenter gets, in UTF-16 code units: its time grows with the square of the length. */
const MAX_PIECE = 500;

/** The words of any script and what stands between them, in order and whole: Chinese and Japanese are split by dictionary. */
export function* wordSegments(text: string): Generator<Intl.SegmentData> {
  for (const piece of piecesOf(text)) yield* segmenter.segment(piece);
}

function* piecesOf(text: string): Generator<string> {
  for (const line of text.split(/(?<=\n)/)) {
    let start = 0;
    while (line.length - start > MAX_PIECE) {
      const space = line.lastIndexOf(' ', start + MAX_PIECE);
      const end = space > start ? space : start + MAX_PIECE;
      yield line.slice(start, end);
      start = end;
    }
    yield line.slice(start);
  }
}
