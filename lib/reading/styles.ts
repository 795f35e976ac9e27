/** Styles of what only this script shows: no page carries them. Print hides it all (app/styles/print.css). */
const sheet = new CSSStyleSheet();

sheet.replaceSync(`
.note, .said { border-radius: .375rem; background: var(--paper); color: var(--ink) }
.note {
  position: absolute; inset: auto; margin: 0; padding: 1rem; overflow-y: auto; border: 1px solid var(--line);
  width: 22rem; max-width: calc(100vw - 1rem); max-height: 50vh; box-shadow: 0 8px 24px var(--shadow)
}
.said { margin: auto auto 1.5rem; padding: .5rem 1rem; font-size: .875rem; background: var(--ink); color: var(--paper) }
.zoom {
  width: 100%; height: 100%; max-width: none; max-height: none; padding: 1rem; cursor: zoom-out;
  place-items: center; background: #000
}
.zoom[open] { display: grid }
.zoom img { min-height: 0; max-width: 100%; max-height: 100%; object-fit: contain; color: #fff }
.zoom.fitted img { cursor: zoom-in }
.zoom.whole img { max-width: none; max-height: none }
.zoom button {
  position: fixed; top: .75rem; right: .75rem; padding: .5rem 1rem; cursor: pointer; border-radius: .375rem;
  background: #000; color: #fff; font-size: .875rem
}
.embed:has(iframe) { display: block; aspect-ratio: auto; padding: 0; border: 0; background: none }
.embed:has(iframe)::after, .embed:has(iframe) a::before { content: none }
.embed:has(iframe) a { color: var(--muted); font-size: .875rem; text-decoration: underline }
.embed:has(iframe) a::after { content: none }
.embed[data-host='open.spotify.com'] iframe { aspect-ratio: auto; height: 152px }
`);

document.adoptedStyleSheets.push(sheet);
