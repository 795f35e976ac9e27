import { createHash } from 'node:crypto';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { SCRIPT_FOLDER } from '@/lib/server/http/pages/own-script-files';

export type OwnScript = { url: string; text: string };

/**
 * What pages load besides the framework: one script at once, which asks for the others where they are needed. All are
 * named by what is in them, so browsers may keep them for good.
 */
export function bundleScripts(root: string): { atLoad: OwnScript; others: OwnScript[] } {
  const make = (name: string, define = {}) =>
    named(name, bundle(path.join(root, 'lib/reading', `${name}.ts`), define));
  const others = [make('on-demand'), make('follow-sections')];
  const [ON_DEMAND, FOLLOW_SECTIONS] = others.map(({ url }) => JSON.stringify(url));
  return { atLoad: make('at-load', { ON_DEMAND, FOLLOW_SECTIONS }), others };
}

/** One process of the bundler's, which ends with it. */
function bundle(entry: string, define: Record<string, string>): string {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    define,
    // Modules wait for the page, and what they name is theirs alone.
    format: 'esm',
    bundle: true,
    external: [`${SCRIPT_FOLDER}*`],
    minify: true,
    write: false,
    target: 'es2022',
    platform: 'browser',
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

const named = (name: string, text: string): OwnScript => ({
  url: `${SCRIPT_FOLDER}${name}.${createHash('sha256').update(text).digest('hex').slice(0, 12)}.js`,
  text,
});
