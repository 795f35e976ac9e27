const gate = /<!--\s*kg-gated-block:begin\b([^>]*?)-->([^]*?)<!--\s*kg-gated-block:end\s*-->/g;

/** Who sees a card: Ghost writes it into the HTML of a post, around the card. */
export const gated = (html: string, who: { nonMember: boolean; memberSegment: string }): string =>
  `<!--kg-gated-block:begin nonMember:${who.nonMember} memberSegment:"${who.memberSegment.replace(/["<>-]/g, '')}" -->${html}<!--kg-gated-block:end-->`;

/** What of a text was for members alone, and what for nobody on the web. The first stays; whoever reads it should know. */
export function readGates(
  html: string,
  note: (text: string) => void,
): { html: string; hasPartsForMembers: boolean } {
  let hasPartsForMembers = false;
  const open = html.replace(gate, (_, who: string, inner: string) => {
    if (/nonMember:true/.test(who)) return inner;
    const isForSome = /memberSegment:"[^"]/.test(who);
    if (!isForSome) note('What stood in the mail alone was left out.');
    hasPartsForMembers ||= isForSome;
    return isForSome ? inner : '';
  });
  return { html: open, hasPartsForMembers };
}
