import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../src/wire/charset.js';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)),
  );

/** `中文` in GBK. */
const GBK = [0xd6, 0xd0, 0xce, 0xc4];

describe('decoding bytes', () => {
  it.each<[string, Uint8Array, string | undefined, string]>([
    ['UTF-8 by default', new TextEncoder().encode('中文'), undefined, '中文'],
    ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], 'a'), undefined, 'a'],
    ['UTF-16 little endian with a mark', bytes([0xff, 0xfe, 0x2d, 0x4e]), undefined, '中'],
    ['UTF-16 big endian with a mark', bytes([0xfe, 0xff, 0x4e, 0x2d]), undefined, '中'],
    [
      'a mark against the content type',
      bytes([0xef, 0xbb, 0xbf, 0xc3, 0xa9]),
      'text/plain; charset=gbk',
      'é',
    ],
    ['the content type', bytes(GBK), 'text/xml;charset=GBK', '中文'],
    ['a quoted charset', bytes(GBK), 'text/xml; Charset = "gb2312"', '中文'],
    ['latin1', bytes('caf', [0xe9]), 'application/json; charset=iso-8859-1', 'café'],
    [
      'the prolog',
      bytes('<?xml version="1.0" encoding="GBK"?><a>', GBK),
      'text/xml',
      '<?xml version="1.0" encoding="GBK"?><a>中文',
    ],
    [
      "the seed's malformed prolog",
      bytes('<? xml version="1.0" encoding="GBK"? >', GBK),
      undefined,
      '<? xml version="1.0" encoding="GBK"? >中文',
    ],
    [
      'a prolog in single quotes',
      bytes("<?xml encoding='gbk'?>", GBK),
      undefined,
      "<?xml encoding='gbk'?>中文",
    ],
    [
      'the content type against the prolog',
      bytes('<?xml encoding="GBK"?>', [0xc3, 0xa9]),
      'a/b;charset=utf-8',
      '<?xml encoding="GBK"?>é',
    ],
    [
      'a prolog that claims UTF-16',
      bytes('<?xml encoding="UTF-16"?><a/>'),
      undefined,
      '<?xml encoding="UTF-16"?><a/>',
    ],
    ['an unknown charset', new TextEncoder().encode('é'), 'text/plain; charset=klingon', 'é'],
    [
      'a charset that the prolog made up',
      bytes('<?xml encoding="klingon"?>'),
      undefined,
      '<?xml encoding="klingon"?>',
    ],
    ['nothing', new Uint8Array(), undefined, ''],
  ])('goes by %s', (_, data, contentType, text) => {
    expect(decodeBytes(data, contentType)).toBe(text);
  });

  it('replaces what does not fit', () => {
    expect(decodeBytes(bytes('a', [0xff], 'b'))).toBe('a\uFFFDb');
  });

  it('looks for a prolog at the start only', () => {
    const late = bytes(' '.repeat(300), '<?xml encoding="gbk"?>', GBK);
    expect(decodeBytes(late)).not.toContain('中文');
  });
});
