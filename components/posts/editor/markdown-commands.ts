import { code } from './commands/code';
import { emphasis } from './commands/emphasis';
import { heading } from './commands/heading';
import { list, quote } from './commands/lines';
import { reference } from './commands/reference';
import type { Command } from './commands/selected';

export const commands = {
  bold: emphasis({ stars: 2, tag: 'strong' }),
  italic: emphasis({ stars: 1, tag: 'em' }),
  heading,
  link: reference('', 'text'),
  quote,
  code,
  list: list(() => '- ', /^[-*+]\s/),
  numbers: list((index) => `${index + 1}. `, /^\d{1,9}[.)]\s/),
  image: reference('!', 'what it shows'),
} satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;
