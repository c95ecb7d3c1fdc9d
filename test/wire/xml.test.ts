import { describe, expect, it, vi } from 'vitest';
import { readXml, xmlReader } from '../../src/wire/xml.js';

const ANSWER = { code: 'InvalidFileSystem.NotFound', message: 'm', requestId: 'R1', hostId: 'h' };
const CHILDREN =
  '<RequestId>R1</RequestId><HostId> h </HostId><Code>InvalidFileSystem.NotFound</Code><Message>m</Message>';
const ERROR = `<Error>${CHILDREN}</Error>`;

const SEED = `<? xml version="1.0" encoding="UTF-8"? >
<Error>
  <RequestId>R1</RequestId>
  <HostId>h</HostId>
  <Code>InvalidFileSystem.NotFound</Code>
  <Message>m</Message>
</Error>

`;

describe('XML bodies', () => {
  it.each([
    ["the seed's sample with its malformed prolog", SEED],
    ['no prolog', ERROR],
    ['a prolog', `<?xml version="1.0" encoding="UTF-8"?>${ERROR}`],
    ['a prolog in single quotes', `<?xml version='1.0' encoding='UTF-8'?>\n${ERROR}`],
    ['a byte order mark', `\uFEFF<?xml version="1.0"?>${ERROR}`],
    ['white space before the prolog', `\n  <?xml version="1.0"?>${ERROR}\n`],
    ['comments', `<!-- a --><Error><!-- b -->${CHILDREN}</Error><!-- c -->`],
    ['processing instructions', `<?xml version="1.0"?><?style x?>${ERROR}`],
    [
      'a default namespace',
      ERROR.replace('<Error>', '<Error xmlns="http://doc.oss-cn-hangzhou.aliyuncs.com">'),
    ],
    ['a prefix', ERROR.replace(/<(\/?)/g, '<$1ns:').replace('<ns:Error>', '<ns:Error xmlns:ns="u">')],
    ['attributes', ERROR.replace('<Code>', '<Code a="1" b=\'2\'>')],
    ['another root', `<DescribeFileSystemsResponse>${CHILDREN}</DescribeFileSystemsResponse>`],
    ["AWS's envelope", `<ErrorResponse><Error>${CHILDREN}</Error></ErrorResponse>`],
    ["EC2's envelope", `<Response><Errors><Error>${CHILDREN}</Error></Errors></Response>`],
    ['CDATA', ERROR.replace('>m<', '><![CDATA[m]]><').replace('>R1<', '><![CDATA[ R1 ]]><')],
    ['indented text nodes', ERROR.replace(/>([^<]+)</g, '>\n    $1\n  <')],
    ['repeated elements', ERROR.replace('</Error>', '<Code>Second</Code><Message>n</Message></Error>')],
    ['unknown children', ERROR.replace('</Error>', '<EC>0003</EC><Detail><A>1</A></Detail></Error>')],
  ])('are read with %s', async (_, text) => {
    expect(await readXml(text)).toEqual(ANSWER);
  });

  it.each([
    ['entities, once', '&lt;b&gt; &amp;amp; &#65;&#x4e2d;', '<b> &amp; A中'],
    ['CDATA as it is', '<![CDATA[a < b &lt; c]]>', 'a < b &lt; c'],
    ['CDATA between text', 'x &lt; <![CDATA[ y < ]]> z', 'x <  y <  z'],
    ['a page in CDATA', '<![CDATA[<!DOCTYPE html><p>x</p>]]>', '<!DOCTYPE html><p>x</p>'],
    ['an ampersand that nobody escaped', 'R & D &unknown;', 'R & D &unknown;'],
    ['elements in between', 'a<br/>b', 'ab'],
  ])('decode %s', async (_, inner, message) => {
    expect(await readXml(`<Error><Code>C</Code><Message>${inner}</Message></Error>`)).toEqual({
      code: 'C',
      message,
    });
  });

  it('keep numbers and links as they are written', async () => {
    const text =
      '<Error><Code>C</Code><RequestId>0012E34</RequestId><Recommend>https://x?a=1&amp;b=2&c=3</Recommend></Error>';
    expect(await readXml(text)).toEqual({
      code: 'C',
      requestId: '0012E34',
      recommend: 'https://x?a=1&b=2&c=3',
    });
  });

  it.each([
    ['a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${ERROR}`],
    ['a document type after the prolog', `<?xml version="1.0"?>\n<!doctype x>${ERROR}`],
    [
      'an entity bomb',
      `<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Error><Code>&b;</Code></Error>`,
    ],
    ['an HTML page', '<html><head><title>503</title></head><body>x</body></html>'],
    ['a page with attributes', '<HTML lang="en"><body>x</body></HTML>'],
    ['mismatched tags', '<Error><Code>C</Error></Code>'],
    ['the end missing', ERROR.slice(0, -8)],
    ['two roots', ERROR + ERROR],
    ['text after the root', `${ERROR} and more`],
    ['__proto__ as a tag', '<Error><__proto__><Code>X</Code></__proto__><Code>C</Code></Error>'],
    ['constructor as a tag', '<Error><constructor>X</constructor><Code>C</Code></Error>'],
    ['more nesting than any error has', `${'<a>'.repeat(20)}${ERROR}${'</a>'.repeat(20)}`],
    ['no code and no message', '<Error><RequestId>R1</RequestId></Error>'],
    ['nothing in it', '<Error/>'],
    ['no element', '<'],
    ['no text', ''],
  ])('are none with %s', async (_, text) => {
    expect(await readXml(text)).toBeUndefined();
    expect(({} as { Code?: unknown }).Code).toBeUndefined();
  });

  it.each([
    ['tags', `<r>${'<a>x</a>'.repeat(8_000)}</r>`],
    ['empty tags', `<r>${'<a/>'.repeat(16_000)}</r>`],
    ['opening tags', '<a>'.repeat(21_000)],
    ['angle brackets', '<'.repeat(65_000)],
    ['attributes', `<a ${'b="c" '.repeat(10_000)}/>`],
    ['boolean attributes', `<a ${'b '.repeat(32_000)}>`],
    ['CDATA', `<a>${'<![CDATA['.repeat(7_000)}</a>`],
    ['ampersands', `<a>${'&'.repeat(65_000)}</a>`],
    ['comments', `<a>${'<!--'.repeat(16_000)}</a>`],
    ['instructions', '<?'.repeat(32_000)],
  ])('full of %s cost little', async (_, text) => {
    await readXml(ERROR);
    const started = performance.now();
    expect(await readXml(text)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('the XML parser', () => {
  const parse = (): unknown => ({ Error: { Code: 'C' } });

  it('is loaded with the first document, once, and answers at once from then on', async () => {
    const load = vi.fn(() => Promise.resolve(parse));
    const read = xmlReader(load);
    expect(load).not.toHaveBeenCalled();
    const first = read(ERROR);
    expect(first).toBeInstanceOf(Promise);
    expect(await Promise.all([first, read(ERROR)])).toEqual([{ code: 'C' }, { code: 'C' }]);
    expect(read(ERROR)).toEqual({ code: 'C' });
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('is not loaded for what is refused anyway', () => {
    const load = vi.fn(() => Promise.resolve(parse));
    expect(xmlReader(load)('<html></html>')).toBeUndefined();
    expect(load).not.toHaveBeenCalled();
  });

  it('that cannot be loaded is warned of once, and no XML is read', async () => {
    const warn = vi.fn();
    const load = vi.fn(() => Promise.reject(new Error('Cannot find package')));
    const read = xmlReader(load, warn);
    expect(await Promise.all([read(ERROR), read(ERROR)])).toEqual([undefined, undefined]);
    expect(read(ERROR)).toBeUndefined();
    expect(load).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('fast-xml-parser'));
  });

  it('warns through the process, where there is one', async () => {
    const emitted = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const missing = () => Promise.reject(new Error('no'));
    await xmlReader(missing)(ERROR);
    expect(emitted).toHaveBeenCalledTimes(1);
    emitted.mockRestore();
    vi.stubGlobal('process', undefined);
    expect(await xmlReader(missing)(ERROR)).toBeUndefined();
    vi.unstubAllGlobals();
  });

  it('that fails or gives nonsense gives no answer', async () => {
    for (const result of [undefined, null, 'text', {}]) {
      expect(await xmlReader(() => Promise.resolve(() => result))(ERROR)).toBeUndefined();
    }
    const broken = () =>
      Promise.resolve((): unknown => {
        throw new Error('no');
      });
    expect(await xmlReader(broken)(ERROR)).toBeUndefined();
  });
});
