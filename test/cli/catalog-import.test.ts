import { existsSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCatalog, type CatalogOptions } from '../../src/catalog/catalog.js';
import { nasCatalog } from '../../src/catalog/nas.js';
import { temporaryFolder } from './folder.js';
import { ORDERS_PAGE, UNCLEAR_PAGE } from './samples.js';
import { play, playJson } from './stage.js';

const folder = temporaryFolder();
const page = folder.write('orders.md', ORDERS_PAGE);
const unclear = folder.write('unclear.md', UNCLEAR_PAGE);

describe('catalog import', () => {
  it('prints a catalog that createCatalog takes', async () => {
    const { code, stdout, stderr } = await play(['catalog', 'import', page, '--name', 'orders']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const file = JSON.parse(stdout);
    expect(Object.keys(file)).toEqual(['name', 'entries']);
    expect(createCatalog(file).find('Order.Locked', { httpCode: 409 })?.resolution).toBe(
      'Ask them to finish.',
    );
  });

  it('reads the standard input, in whatever pieces it comes', async () => {
    const bytes = Buffer.from(ORDERS_PAGE.replace('no such', 'kein — solcher'));
    const stdin = Array.from(bytes, (byte) => Uint8Array.of(byte));
    const { stdout } = await play(['catalog', 'import', '-', '-n', 'orders'], { stdin });
    expect(JSON.parse(stdout).entries[0].message).toBe('There is kein — solcher order.');
  });

  it('gives the NAS document back as the NAS catalog', async () => {
    const document = new URL('../../src/catalog/nas-error-codes.md', import.meta.url).pathname;
    const { catalog } = await playJson<{ catalog: CatalogOptions }>([
      'catalog',
      'import',
      document,
      '-n',
      'nas',
    ]);
    expect(catalog.entries).toEqual(nasCatalog.entries);
  });

  it('writes the files it is told, and leaves alone what says the same', async () => {
    const { out, types } = folder.fresh();
    const words = ['catalog', 'import', page, '-n', 'orders', '-o', out, '--types', types];
    const first = await play(words);
    expect(first).toEqual({
      code: 0,
      stdout: `${out}: written (3 entries)\n${types}: written (3 entries)\n`,
      stderr: '',
    });
    const before = statSync(out).mtimeMs;
    expect((await play(words)).stdout).toBe(
      `${out}: up to date (3 entries)\n${types}: up to date (3 entries)\n`,
    );
    expect(statSync(out).mtimeMs).toBe(before);
  });

  it('lists problems with file and line, writes what is certain, and exits with 1', async () => {
    const { out } = folder.fresh();
    const { code, stderr } = await play(['catalog', 'import', unclear, '-n', 'orders', '-o', out]);
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^${unclear}:7: .*status`));
    expect(existsSync(out)).toBe(true);
  });

  it('never puts an empty catalog in the place of a good one', async () => {
    const { out } = folder.fresh();
    await play(['catalog', 'import', page, '-n', 'orders', '-o', out]);
    const before = folder.read(out.split('/').at(-1) ?? '');
    const { code, stderr } = await play(['catalog', 'import', '-', '-n', 'orders', '-o', out], {
      stdin: 'Moved.',
    });
    expect(code).toBe(1);
    expect(stderr).toBe('stdin:1: no documented error was found\n');
    expect(folder.read(out.split('/').at(-1) ?? '')).toBe(before);
  });

  it('keeps aliases that were added by hand, and tells of those whose code is gone', async () => {
    const { out } = folder.fresh();
    await play(['catalog', 'import', page, '-n', 'orders', '-o', out]);
    const name = out.split('/').at(-1) ?? '';
    const aliases = { 'Order.Missing': 'Order.NotFound', Old: 'Order.Gone' };
    folder.write(name, JSON.stringify({ ...JSON.parse(folder.read(name)), aliases }));
    const { code, stderr } = await play(['catalog', 'import', page, '-n', 'orders', '-o', out]);
    expect(stderr).toContain('the alias "Old" is dropped');
    expect(code).toBe(1);
    expect(JSON.parse(folder.read(name)).aliases).toEqual({ 'Order.Missing': 'Order.NotFound' });
    expect((await play(['catalog', 'import', page, '-n', 'orders', '-o', out, '--check'])).code).toBe(0);
  });

  it.each([
    ['UTF-16, as PowerShell writes it', Buffer.from(`\ufeff${ORDERS_PAGE}`, 'utf16le')],
    [
      'HTML in another charset',
      Buffer.concat([
        Buffer.from('<meta charset="gbk"><table><tr><th>Code<th>Status<th>Message<tr><td>A.B<td>404<td>'),
        Buffer.from([0xd6, 0xa7, 0xb8, 0xb6]),
        Buffer.from('</table>'),
      ]),
    ],
  ])('reads %s', async (_, stdin) => {
    const { catalog } = await playJson<{ catalog: CatalogOptions }>(['catalog', 'import', '-', '-n', 'x'], {
      stdin,
    });
    expect(['There is no such order.', '支付']).toContain(catalog.entries[0]?.message);
  });

  it('says where a byte is no character', async () => {
    const stdin = Buffer.concat([Buffer.from(ORDERS_PAGE), Buffer.from([0xff])]);
    const { code, stderr } = await play(['catalog', 'import', '-', '-n', 'x'], { stdin });
    expect(code).toBe(1);
    expect(stderr).toBe('stdin:8: not every byte is a character; is the page UTF-8?\n');
  });
});

describe('catalog import on a terminal', () => {
  const progress = /\r\u001b\[K/;
  const longPage = `${ORDERS_PAGE}\n${'Words. '.repeat(50_000)}`;

  it('says what goes on while it reads a long page, and takes that away again', async () => {
    const { stderr } = await play(['catalog', 'import', '-', '-n', 'x'], { stdin: longPage, columns: 80 });
    expect(stderr).toContain('looking for errors in 0.3 MB');
    expect(stderr.endsWith('\r\u001b[K')).toBe(true);
  });

  it.each([
    ['a pipe', { stdin: longPage }],
    ['a pipe, for a short page', { stdin: ORDERS_PAGE }],
  ])('is quiet on %s', async (_, situation) => {
    expect((await play(['catalog', 'import', '-', '-n', 'x'], situation)).stderr).not.toMatch(progress);
  });
});

describe('catalog import, called wrongly', () => {
  it.each([
    [[], 'import what?'],
    [['a', 'b', '-n', 'x'], 'one page at a time'],
    [['a'], '--name NAME is needed'],
    [['a', '-n', ' '], '--name NAME is needed'],
    [['a', '-n', 'x', '--format', 'pdf'], '--format takes one of markdown, html, rst, json, not "pdf"'],
  ] as const)('says so for %j', async (words, says) => {
    const { code, stderr } = await play(['catalog', 'import', ...words]);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  it('names a file that cannot be read or written', async () => {
    expect(await play(['catalog', 'import', folder.at('no.md'), '-n', 'x'])).toMatchObject({
      code: 1,
      stderr: `retriage: ${folder.at('no.md')}: there is no such file\n`,
    });
    const nowhere = folder.at('no/where.json');
    expect((await play(['catalog', 'import', page, '-n', 'x', '-o', nowhere])).stderr).toContain(nowhere);
  });
});
