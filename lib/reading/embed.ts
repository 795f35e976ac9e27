/** Nothing is asked of the other site before this. The policy of pages names the hosts that may be framed. */
export function playEmbed(link: HTMLElement, event: Event): void {
  const card = link.parentElement!;
  const { player } = card.dataset;
  // Pages made for one person frame nobody: their policy has no such hosts, and the link is a link.
  if (!player || !document.querySelector('script[data-hydrate]')) return;
  event.preventDefault();
  const frame = document.createElement('iframe');
  frame.title = link.textContent;
  frame.allow = 'autoplay; fullscreen; picture-in-picture';
  frame.referrerPolicy = 'strict-origin';
  frame.sandbox.value = 'allow-scripts allow-same-origin allow-popups allow-presentation';
  frame.src = player;
  card.prepend(frame);
  frame.focus();
}
