const findings: Record<string, string> = {
  missingImages: 'Missing pictures',
  remoteImages: 'Pictures that stay on the old site',
  retry: 'Pictures that did not answer',
  unresolvedLinks: 'Links that lead nowhere',
  clashes: 'Clashes with what is here',
  droppedMarkup: 'Markup that readers will not get',
  shortcodes: 'Shortcodes, left as text',
  unusedFields: 'Fields that nothing is made of',
  settings: 'Settings of the site that it changes',
  notes: 'Notes',
  kept: 'Why it stays',
};

/** What is said of an item, in words; a name that is not listed is told by its own. */
export const findingName = (name: string): string =>
  findings[name] ??
  name.charAt(0).toUpperCase() + name.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
