import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { JsonLd } from './json-ld';

test.each(['</script><script>alert(1)</script>', '<!--<script>', '"\\"', '\u2028 ]]> &amp;', '</SCRIPT >'])(
  '%j stays data',
  (headline) => {
    const markup = renderToStaticMarkup(<JsonLd data={{ headline }} />);
    const [, inside = ''] = /^<script type="application\/ld\+json">([^<]*)<\/script>$/.exec(markup)!;
    expect(JSON.parse(inside)).toEqual({ headline });
  },
);
