/** The owner's way in when mail or browser fail. Exits 0 when done, 1 when it could not, 2 when not understood. */
import { commands, type CommandName } from '@/scripts/admin/commands';
import { withDatabase } from '@/lib/server/database/start';
import { complain, say } from '@/lib/server/process/say';

const [name = 'help', ...args] = process.argv.slice(2);

if (['help', '--help', '-h'].includes(name)) {
  say(help());
} else if (!isCommand(name)) {
  refuse(`There is no command "${name}".\n\n${help()}`);
} else if (!accepts(name, args)) {
  refuse(`Usage: npm run admin -- ${usageOf(name)}`);
} else {
  await withDatabase(() => commands[name].run(args));
}

function isCommand(text: string): text is CommandName {
  return Object.hasOwn(commands, text);
}

function accepts(command: CommandName, given: string[]): boolean {
  const expected: readonly string[] = commands[command].parameters;
  const required = expected.filter((parameter) => !parameter.startsWith('['));
  return given.length >= required.length && given.length <= expected.length;
}

function usageOf(command: CommandName): string {
  return [command, ...commands[command].parameters].join(' ');
}

function help(): string {
  const names = Object.keys(commands) as CommandName[];
  const width = Math.max(...names.map((command) => usageOf(command).length));
  const lines = names.map((command) => `  ${usageOf(command).padEnd(width)}  ${commands[command].summary}`);
  return ['Usage: npm run admin -- COMMAND', '', ...lines].join('\n');
}

function refuse(message: string): void {
  complain(message);
  process.exitCode = 2;
}
