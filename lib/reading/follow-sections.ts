/**
 * Marks in the list of contents where the reader is, if it stands beside the text. `scroll-target-group` of style sheets
 * would mark the first heading before it is reached.
 */
const links = [...document.querySelectorAll('.toc a')];
const reached = new Set<Element>();

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) reached[isIntersecting ? 'add' : 'delete'](target);
    for (const [index, link] of links.entries())
      link.ariaCurrent = index + 1 === reached.size ? 'true' : null;
  },
  // Whatever lies above a line in the upper part of the window.
  { rootMargin: '9999999px 0px -85%' },
);

for (const link of links) {
  const [heading] = document.getElementsByName(link.getAttribute('href')!.slice(1));
  if (heading) observer.observe(heading);
}
