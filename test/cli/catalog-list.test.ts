import { describe, expect, it } from 'vitest';
import { gatewayCatalog } from '../../src/catalog/gateway.js';
import { nasCatalog } from '../../src/catalog/nas.js';
import { temporaryFolder } from './folder.js';
import { ORDERS_FILE } from './samples.js';
import { play, playJson } from './stage.js';

const folder = temporaryFolder();
const orders = folder.write('orders.json', ORDERS_FILE);

describe('catalog list', () => {
  it('prints a line a code to a pipe, six fields parted by tabs', async () => {
    const { code, stdout } = await play(['catalog', 'list', '--catalog', orders]);
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'orders\t404\tOrder.NotFound\tterminal\tThere is no such order.\tCheck its number.',
      'orders\t503\tOrder.Locked\tretryable\tThe order is being saved.\tTry again later.',
      'orders\t409\tOrder.Locked\tterminal\tSomebody edits the order.\tAsk them to finish.',
      '',
    ]);
  });

  it('lists the built-in catalogs, all of them', async () => {
    const rows = await playJson<unknown>(['catalog', 'list']);
    expect(rows).toEqual([
      ...nasCatalog.entries.map((entry) => ({ catalog: 'nas', ...entry })),
      ...gatewayCatalog.entries.map((entry) => ({ catalog: 'gateway', ...entry })),
    ]);
  });

  it('prints a table to a terminal', async () => {
    const { stdout } = await play(['catalog', 'list', '--catalog', orders], { columns: 80 });
    expect(stdout).toBe(`orders: 3 codes
404  Order.NotFound  terminal   Check its number.
503  Order.Locked    retryable  Try again later.
409  Order.Locked    terminal   Ask them to finish.
`);
  });

  it('takes nothing but options', async () => {
    const { code, stderr } = await play(['catalog', 'list', 'nas']);
    expect(code).toBe(2);
    expect(stderr).toContain('takes no "nas"');
  });
});
