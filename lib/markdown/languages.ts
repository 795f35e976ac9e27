import type { BundledLanguage } from 'shiki/langs';

/** Names of languages after a fence. A closed list: every grammar that is used stays in memory. */
const languages: { [Language in BundledLanguage]?: string[] } = {
  asm: ['assembly'],
  bash: ['sh', 'shell', 'zsh'],
  shellsession: ['console', 'shell-session', 'terminal'],
  c: ['h'],
  clojure: ['clj'],
  cmake: [],
  cpp: ['c++', 'cc', 'hpp'],
  csharp: ['c#', 'cs'],
  css: [],
  csv: [],
  dart: [],
  diff: ['patch'],
  docker: ['dockerfile'],
  elixir: ['ex'],
  elm: [],
  erlang: ['erl'],
  fsharp: ['f#', 'fs'],
  go: ['golang'],
  graphql: ['gql'],
  haskell: ['hs'],
  html: ['htm'],
  http: [],
  ini: ['cfg', 'conf'],
  java: [],
  javascript: ['js', 'mjs', 'cjs', 'node'],
  json: ['json5', 'jsonc'],
  jsx: [],
  julia: ['jl'],
  kotlin: ['kt'],
  latex: ['tex'],
  lua: [],
  make: ['makefile'],
  markdown: ['md'],
  nginx: [],
  nix: [],
  ocaml: ['ml'],
  perl: ['pl'],
  php: [],
  powershell: ['ps1', 'pwsh'],
  proto: ['protobuf'],
  python: ['py', 'python3'],
  r: [],
  ruby: ['rb'],
  rust: ['rs'],
  scala: [],
  scss: [],
  sql: ['postgres', 'postgresql', 'mysql', 'sqlite'],
  svelte: [],
  swift: [],
  toml: [],
  tsx: [],
  typescript: ['ts', 'mts', 'cts'],
  vue: [],
  wasm: ['wat'],
  xml: ['svg', 'rss'],
  yaml: ['yml'],
  zig: [],
};

export const languageNames = Object.keys(languages);

const byName = new Map(
  Object.entries(languages).flatMap(([language, aliases]) =>
    [language, ...aliases].map((name) => [name, language as BundledLanguage] as const),
  ),
);

export function languageOf(className: unknown): BundledLanguage | undefined {
  return byName.get(infoOf(className));
}

/** The first word after the fence. */
function infoOf(className: unknown): string {
  const classes = Array.isArray(className) ? className.map(String) : [];
  const info = classes.find((name) => name.startsWith('language-'))?.slice('language-'.length);
  return info?.split(/[\s,{:]/)[0]?.toLowerCase() ?? '';
}

/** Names that are not their own with a capital. */
const titles = new Map(
  Object.entries({
    ...{ asm: 'Assembly', cmake: 'CMake', cpp: 'C++', csharp: 'C#', css: 'CSS', csv: 'CSV', fsharp: 'F#' },
    ...{ graphql: 'GraphQL', html: 'HTML', http: 'HTTP', ini: 'INI', javascript: 'JavaScript', json: 'JSON' },
    ...{ jsx: 'JSX', latex: 'LaTeX', make: 'Makefile', ocaml: 'OCaml', php: 'PHP', powershell: 'PowerShell' },
    ...{
      proto: 'Protocol Buffers',
      scss: 'SCSS',
      shellsession: 'Terminal',
      sql: 'SQL',
      toml: 'TOML',
      tsx: 'TSX',
    },
    ...{ typescript: 'TypeScript', wasm: 'WebAssembly', xml: 'XML', yaml: 'YAML' },
  }),
);

/** What a reader calls the language of a block; undefined where the author named none, or nothing like a name. */
export function titleOfLanguage(className: unknown): string | undefined {
  const language = languageOf(className);
  const name = language ?? infoOf(className);
  if (!/^[\p{L}\d][\p{L}\d+#.-]{0,20}$/u.test(name)) return undefined;
  return titles.get(name) ?? name[0]!.toUpperCase() + name.slice(1);
}
