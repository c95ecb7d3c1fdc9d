import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.js';
import { catalogTypes, pascalCase, sameTypes } from '../../src/cli/catalog-types.js';
import { root, typeCheck } from '../support/program.js';
import { temporaryFolder } from './folder.js';
import { openEditor } from './editor.js';

const folder = temporaryFolder(join(root, '.tmp-docs'));
const HOSTILE = [
  "it's",
  'say "x"',
  'back\\slash',
  '\\"',
  'a*/b',
  '/*',
  '${x}`',
  'line\nbreak',
  'a\u2028b',
  '__proto__',
  'User. Disabled',
  '支付',
  '10001',
  '@deprecated',
];
const shop = createCatalog({
  name: 'web-shop',
  entries: [
    { httpCode: 404, code: 'Order.NotFound', message: 'There is no order.', resolution: 'Check its number.' },
    {
      httpCode: 503,
      code: 'Order.Locked',
      message: 'It is */ being saved.',
      resolution: 'Try again\n later.',
    },
    { httpCode: 409, code: 'Order.Locked', message: 'Somebody edits it.', resolution: '' },
    ...HOSTILE.map((code) => ({ httpCode: 400, code, message: `${code} */ ${code}`, resolution: code })),
  ],
});

describe('a module of types', () => {
  folder.write('shop.ts', catalogTypes(shop));
  const use = folder.write(
    'use.ts',
    `import { createPolicy } from 'retriage';
import type { WebShopErrorCode, WebShopErrorCodes, WebShopOverrides } from './shop.ts';

const codes: readonly WebShopErrorCode[] = ${JSON.stringify(['Order.NotFound', 'Order.Locked', ...HOSTILE])};
// @ts-expect-error: it is no code of the shop
const wrong: WebShopErrorCode = 'Order.NotFuond';
const overrides: WebShopOverrides = {
  'Order.Locked': 'stop',
  'Order.*': 'retry',
  '5xx': { retries: 1 },
  Elsewhere: 'stop',
};
// @ts-expect-error: there is no such verdict
const bad: WebShopOverrides = { 'Order.Locked': 'never' };
const explained: Record<keyof WebShopErrorCodes, true> extends WebShopErrorCodes ? true : false = true;
createPolicy({ overrides });
createPolicy({ overrides: { 'Order.Locked': 'stop' } satisfies WebShopOverrides });
void [codes, wrong, bad, explained];
`,
  );

  it('type-checks, with every code in its union and nothing else, and its overrides fit a policy', () => {
    expect(typeCheck(folder.at('.'))).toBe('');
  }, 60_000);

  it('shows status, class, message and resolution of a code that an editor points at', () => {
    const editor = openEditor(use);
    expect(editor.hover("'Order.Locked': 'stop',")).toBe(
      [
        '503, retryable: It is *\\/ being saved.',
        '',
        'Resolution: Try again later.',
        '',
        '409, terminal: Somebody edits it.',
      ].join('\n'),
    );
  });

  it('completes the codes in overrides, each with its words', () => {
    const editor = openEditor(use, (text) => `${text}\nconst typing: WebShopOverrides = { '|' };`);
    const completions = editor.completions('|');
    expect(completions).toContain('Order.NotFound');
    expect(completions).toContain('Order.Locked');
    // The codes of NAS are completed by every `overrides`.
    expect(completions).toContain('InternalError');
    expect(editor.details('|', 'Order.NotFound')).toBe(
      '404, terminal: There is no order.\n\nResolution: Check its number.',
    );
  });

  it('is the same for the same catalog', () => {
    expect(catalogTypes(shop)).toBe(catalogTypes(shop));
  });
});

describe("the name of a module's types", () => {
  it.each([
    ['orders', 'Orders'],
    ['order-service', 'OrderService'],
    ['order service v2', 'OrderServiceV2'],
    ['OSS', 'OSS'],
    ['2checkout', 'Api2checkout'],
    ['支付', '支付'],
    ['--', 'Api'],
  ])('of %s is %s', (name, type) => {
    expect(pascalCase(name)).toBe(type);
  });
});

describe('comparing modules', () => {
  const text = catalogTypes(shop);

  it.each([
    ['line ends', text.replaceAll('\n', '\r\n')],
    ['quotes', text.replaceAll("'Order.Locked'", '"Order.Locked"')],
    ['indentation and semicolons', text.replaceAll('  ', '\t').replaceAll(';\n', '\n')],
  ])('does not mind %s', (_, other) => {
    expect(other).not.toBe(text);
    expect(sameTypes(text, other)).toBe(true);
  });

  it.each([
    ['a comma in a comment', text.replace('no order.', 'no, order.')],
    ['a code', text.replace("'Order.Locked'", "'Order.Looked'")],
    ['a code that is gone', text.replace("  readonly 'Order.Locked': true;\n", '')],
  ])('minds %s', (_, other) => {
    expect(other).not.toBe(text);
    expect(sameTypes(text, other)).toBe(false);
  });
});
