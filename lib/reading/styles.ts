/** Styles of what only this script shows: no page carries them. Print hides it all (app/styles/print.css). */
const sheet = new CSSStyleSheet();

sheet.replaceSync(`
.note {
  position: absolute; inset: auto; margin: 0; padding: 1rem; overflow-y: auto; border: 1px solid var(--line);
  width: 22rem; max-width: calc(100vw - 1rem); max-height: 50vh; box-shadow: 0 8px 24px var(--shadow);
  border-radius: .375rem; background: var(--paper); color: var(--ink)
}
.said {
  margin: auto auto 1.5rem; padding: .5rem 1rem; font-size: .875rem;
  border-radius: .375rem; background: var(--ink); color: var(--paper)
}
.zoom {
  width: 100%; height: 100%; max-width: none; max-height: none; padding: 1rem; cursor: zoom-out;
  place-items: center; background: #000; color: #fff;
  &[open] { display: grid }
  img { min-height: 0; max-width: 100%; max-height: 100%; object-fit: contain }
  &.fitted img { cursor: zoom-in }
  &.whole img { max-width: none; max-height: none }
  button {
    position: fixed; inset: 1rem 1rem auto auto; padding: .5rem 1rem; font-size: .875rem;
    border-radius: .375rem; background: #000; cursor: pointer
  }
}
.embed:has(iframe) {
  display: block; aspect-ratio: auto; padding: 0; border: 0; background: none;
  &::after, a::before, a::after { content: none }
  a { font-size: .875rem; text-decoration: underline }
}
.embed[data-host='open.spotify.com'] iframe { aspect-ratio: auto; height: 152px }
`);

document.adoptedStyleSheets.push(sheet);
