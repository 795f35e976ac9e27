import type { ThemeRegistrationRaw } from 'shiki/core';

/** Token classes with the TextMate scopes that get them; of several that match, the most specific one wins. */
const scopesOf = {
  'tok-comment': ['comment', 'punctuation.definition.comment', 'string.comment'],
  'tok-keyword': [
    'keyword',
    'storage',
    'variable.language.crate',
    'punctuation.definition.template-expression',
  ],
  'tok-string': [
    'string',
    'punctuation.definition.string',
    'string.regexp',
    'markup.inline.raw',
    'markup.raw',
  ],
  'tok-number': ['constant.numeric', 'keyword.other.unit'],
  'tok-constant': ['constant', 'constant.character.escape', 'support.constant', 'variable.other.constant'],
  'tok-function': ['entity.name.function', 'support.function', 'meta.function-call.generic'],
  'tok-type': [
    'entity.name.type',
    'entity.name.class',
    'entity.name.namespace',
    'support.type',
    'support.class',
  ],
  'tok-variable': ['variable.parameter', 'variable.language', 'source.shell variable.other'],
  'tok-property': [
    'support.type.property-name',
    'variable.other.object.property',
    'meta.object-literal.key',
    'entity.name.tag.yaml',
    'source.toml variable.other.key',
    'support.type.vendored.property-name',
  ],
  'tok-tag': ['entity.name.tag'],
  'tok-attribute': [
    'entity.other.attribute-name',
    'meta.decorator',
    'meta.attribute.rust',
    'entity.name.type.lifetime',
    'punctuation.definition.lifetime',
  ],
  'tok-heading': ['markup.heading', 'entity.name.section', 'support.type.property-name.table.toml'],
  'tok-inserted': ['markup.inserted', 'punctuation.definition.inserted'],
  'tok-deleted': ['markup.deleted', 'punctuation.definition.deleted'],
  // Operators are keywords to TextMate; coloured like them, code looks restless.
  '': ['keyword.operator', 'storage.type.function.arrow', 'punctuation'],
};

/** Themes can only say colours, so each class has a colour of its own, which never leaves the server. */
const colors = Object.keys(scopesOf).map((_, index) => `#0000${(index + 1).toString(16).padStart(2, '0')}`);

const classes = new Map(Object.keys(scopesOf).map((name, index) => [colors[index], name || undefined]));

export const tokenClasses = Object.keys(scopesOf).filter((name) => name !== '');

export const theme = {
  name: 'colophon',
  type: 'light',
  fg: '#000000',
  bg: '#ffffff',
  settings: Object.values(scopesOf).map((scope, index) => ({
    scope,
    settings: { foreground: colors[index] },
  })),
} satisfies ThemeRegistrationRaw;

export const classOfColor = (color: string | undefined): string | undefined =>
  classes.get(color?.toLowerCase());
