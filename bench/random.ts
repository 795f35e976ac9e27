/** Numbers in [0, 1) that are the same in every run: a linear congruential generator modulo 2³². */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const words =
  'a about after again all and any are as at because been before between both but by can came come could day did different do does each end even every few find first for found from get give go good great had has have he help her here him his home house how if in into is it its just keep know large last left life light like line little long look made make man many may me men might more most much must my name never new next no not now number of off often old on one only or other our out over own page paper part people place point press print read right said same saw say see set she should show small so some something sound still such take tell than that the their them then there these they thing think this those thought three through time to together too two type under until up us use very want was water way we well went were what when where which while who why will with word work world would write year you your'.split(
    ' ',
  );

export function makeText(random: () => number, wordCount: number): string {
  let text = '';
  for (let left = wordCount; left > 0;) {
    const length = Math.min(left, 6 + Math.floor(random() * 18));
    const sentence = Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ');
    text += `${text && ' '}${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
    left -= length;
  }
  return text;
}
