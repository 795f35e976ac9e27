import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** npm runs scripts in the project's folder; a relative path is meant from where the person is. */
export const fromPerson = (file: string): string => path.resolve(process.env.INIT_CWD ?? '', file);

/** Null for what a command does not understand. */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  options: Options,
  positionals: number,
) {
  try {
    const parsed = parseArgs({ allowPositionals: true, options });
    return parsed.positionals.length === positionals ? parsed : null;
  } catch {
    return null;
  }
}
