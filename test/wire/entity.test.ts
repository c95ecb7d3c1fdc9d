import { describe, expect, it } from 'vitest';
import { decodeEntities, escapeText, unfoldCdata } from '../../src/wire/entity.js';

describe('XML entities', () => {
  it.each([
    ['a &lt;b&gt; &amp; &quot;c&quot; &apos;d&apos;', `a <b> & "c" 'd'`],
    ['&#65;&#x41;&#x61;', 'AAa'],
    ['&#x4E2D;&#25991;', '中文'],
    ['&#128512;', '😀'],
    ['&amp;lt;', '&lt;'],
    ['&unknown; &LT; &nbsp;', '&unknown; &LT; &nbsp;'],
    ['&#0; &#xD800; &#x110000; &#99999999; &#; &#x;', '&#0; &#xD800; &#x110000; &#99999999; &#; &#x;'],
    ['R & D; &', 'R & D; &'],
  ])('%s -> %s', (text, decoded) => {
    expect(decodeEntities(text)).toBe(decoded);
  });

  it('are made and undone alike', () => {
    const text = `<a href="x?a=1&amp;b=2">'</a>]]>`;
    expect(decodeEntities(escapeText(text))).toBe(text);
    expect(escapeText(text)).not.toMatch(/[<>]/);
  });
});

describe('CDATA sections', () => {
  it.each([
    ['<a><![CDATA[x < y & z]]></a>', '<a>x &lt; y &amp; z</a>'],
    ['<a>1<![CDATA[2]]>3<![CDATA[4]]></a>', '<a>1234</a>'],
    ['<![CDATA[a <![CDATA[ b]]>', 'a &lt;![CDATA[ b'],
    ['<a><![CDATA[open', '<a><![CDATA[open'],
    ['no section ]]>', 'no section ]]>'],
    // Left to the parser: all that an element holds, with nothing to escape or trim.
    ['<a><![CDATA[x > y]]></a><b><![CDATA[z]]></b>', '<a><![CDATA[x > y]]></a><b><![CDATA[z]]></b>'],
    ['<a> <![CDATA[x]]></a>', '<a> x</a>'],
    ['<a><b/><![CDATA[ x]]></a>', '<a><b/> x</a>'],
    ['<a><![CDATA[x ]]></a>', '<a>x </a>'],
    ['<a>x <![CDATA[]]><![CDATA[y]]></a>', '<a>x y</a>'],
    ['<a>x <!--c--><![CDATA[y]]></a>', '<a>x <!--c-->y</a>'],
    ['<a>x <?p?><![CDATA[y]]></a>', '<a>x <?p?>y</a>'],
    ['<a><![CDATA[x]]> </a>', '<a>x </a>'],
    ['<a><![CDATA[x]]></a><b><![CDATA[<y>]]></b>', '<a><![CDATA[x]]></a><b>&lt;y&gt;</b>'],
    ['<![CDATA[]]>', ''],
  ])('%s -> %s', (text, plain) => {
    expect(unfoldCdata(text)).toBe(plain);
  });

  it('take linear time, however many are opened', () => {
    const started = performance.now();
    unfoldCdata('x]]>' + '<![CDATA['.repeat(100_000));
    unfoldCdata('<![CDATA[]]>'.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
