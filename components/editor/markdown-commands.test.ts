import { expect, test } from 'vitest';
import { commands, type CommandName } from './markdown-commands';

/** `|` marks the ends of the selection, once for a caret. */
function run(name: CommandName, marked: string): string {
  const [before = '', inner = '', after = ''] = marked.split('|');
  const isCaret = marked.split('|').length === 2;
  const text = marked.replaceAll('|', '');
  const end = before.length + (isCaret ? 0 : inner.length);
  expect(text).toBe(isCaret ? before + inner : before + inner + after);
  const edit = commands[name]({ text, start: before.length, end });
  const result = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  const selected = result.slice(edit.start, edit.end);
  return `${result.slice(0, edit.start)}|${selected}${selected ? '|' : ''}${result.slice(edit.end)}`;
}

test.each<[CommandName, string, string]>([
  ['bold', 'a |word| here', 'a **|word|** here'],
  ['bold', 'a **|word|** here', 'a |word| here'],
  ['bold', 'nothing |', 'nothing **|**'],
  ['italic', '|word|', '*|word|*'],
  ['code', 'call |f()|', 'call `|f()|`'],
  ['code', '|a\nb|', '```|\na\nb\n```\n'],
  ['link', 'see |this| page', 'see [this](|https://|) page'],
  ['link', '|https://a.example|', '[|text|](https://a.example)'],
  ['link', '|', '[|text|](https://)'],
  ['image', '|', '![|what it shows|](https://)'],
  ['quote', 'one\nt|wo', 'one\n> two|'],
  ['quote', '|> a\n> b|', '|a\nb|'],
  ['list', 'x\n|a\nb|\ny', 'x\n|- a\n- b|\ny'],
  ['list', '- |a', 'a|'],
  ['numbers', '|a\nb|', '|1. a\n2. b|'],
  ['heading', 'Ti|tle', '## Title|'],
  ['heading', '## Ti|tle', '### Title|'],
  ['heading', '#### Ti|tle', 'Title|'],
  ['heading', '|\nnext', '## |\nnext'],
])('%s turns %j into %j', (name, before, after) => {
  expect(run(name, before)).toBe(after);
});
