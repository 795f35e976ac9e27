import { callout, divider, footnote, table } from './commands/blocks';
import { code, codeBlock } from './commands/code';
import { emphasis } from './commands/emphasis';
import { heading } from './commands/heading';
import { list, quote } from './commands/lines';
import { reference } from './commands/reference';
import type { Command } from './commands/selected';
import { strike } from './commands/strike';

export const commands = {
  bold: emphasis({ stars: 2, tag: 'strong' }),
  italic: emphasis({ stars: 1, tag: 'em' }),
  strike,
  heading,
  link: reference('', 'text'),
  quote,
  code,
  codeBlock,
  list: list(() => '- ', /^[-*+]\s(?!\[[ xX]\])/),
  numbers: list((index) => `${index + 1}. `, /^\d{1,9}[.)]\s/),
  tasks: list(() => '- [ ] ', /^[-*+]\s+\[[ xX]\]/),
  image: reference('!', 'what it shows'),
  table,
  callout,
  footnote,
  divider,
} satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;
