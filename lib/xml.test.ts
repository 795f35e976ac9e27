import { expect, test } from 'vitest';
import { xml, xmlDocument } from '@/lib/xml';

test('what is put into a template is escaped, and markup made by it is not', () => {
  const inner = xml`<b a="${'"&\''}">${'<i> & ]]>'}</b>`;
  expect(xmlDocument(xml`<r>${inner}${[inner]}${null}${false}${7}</r>`)).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<r>' +
      '<b a="&quot;&amp;&apos;">&lt;i&gt; &amp; ]]&gt;</b>'.repeat(2) +
      '7</r>\n',
  );
});

test('characters that XML cannot hold are left out, and all others stay', () => {
  expect(xml`${'a\u0000b\u000bc\ud800d\udc00e\uffff \t\n 東京 😀'}`.text).toBe('abcde \t\n 東京 😀');
});
