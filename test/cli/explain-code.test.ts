import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './folder.js';
import { ORDERS_FILE } from './samples.js';
import { play, playJson } from './stage.js';

const folder = temporaryFolder();
const orders = folder.write('orders.json', ORDERS_FILE);

describe('explaining a code', () => {
  it('tells status, message, resolution, class and why', async () => {
    const { code, stdout, stderr } = await play(['explain', 'InvalidFileSystem.NotFound']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`404 InvalidFileSystem.NotFound  terminal
  message     The specified FileSystem does not exist.
  resolution  The specified file system does not exist or has been deleted.
  class       terminal (client)
  why         catalog nas documents it as a 404: it is the request that has to change
  to change   overrides: { 'InvalidFileSystem.NotFound': 'retry' }
`);
  });

  it.each([
    ['InternalError', 'as a 500 whose resolution invites another try'],
    ['InvalidLBid.NotFound', 'its resolution invites another try, but only a 5xx is believed'],
    ['Throttling.User', 'catalog gateway marks it retryable'],
    ['Throttling.Unheard', 'others of its kind are retryable'],
    ['503', 'a 503 by itself is retryable'],
    ['HTTP_501', 'a 501 by itself is terminal'],
    ['ECONNRESET', 'failed in a way that passes'],
    ['ENOTFOUND', 'failed in a way that another try does not change'],
  ])('gives the reason for %s: %s', async (code, reason) => {
    const played = await play(['explain', code]);
    expect(played.stdout).toContain(reason);
    expect(played.code).toBe(0);
  });

  it.each([
    [['Client', '--status', '500'], 'others of its kind are terminal'],
    [['Client', '--status', '503'], 'a 503 by itself is retryable'],
  ])('gives it for a code that means something at one status only: %j', async (words, reason) => {
    expect((await play(['explain', ...words])).stdout).toContain(reason);
  });

  it.each([
    ['user.disabled', 'User. Disabled'],
    ['Forbidden.Ram', 'Forbbiden.Ram'],
  ])('finds %s, which the document spells %s', async (typed, documented) => {
    const { found, rows } = await playJson(['explain', typed]);
    expect(found).toBe(true);
    expect(rows.map((row) => row.code)).toEqual([documented]);
  });

  it.each([
    ['serviceunavailable', 'ServiceUnavailable'],
    ['User.Disabled', 'User.Disabled'],
    ['Forbidden.Ram', 'Forbidden.Ram'],
    ['429', '429'],
  ])('says how to override %s: with the key %s', async (typed, key) => {
    expect((await play(['explain', typed])).stdout).toMatch(`overrides: { '${key}': '`);
  });

  it('offers the nearest codes for a typing error, and exits with 1', async () => {
    const played = await play(['explain', 'InvalidFilesytem.NotFuond']);
    expect(played.code).toBe(1);
    expect(played.stdout).toBe('');
    expect(played.stderr).toMatch(
      /^retriage: no catalog knows "InvalidFilesytem.NotFuond"\nDid you mean InvalidFileSystem.NotFound\b/,
    );
  });

  it('says what a status means for a code that nobody knows, and still exits with 1', async () => {
    const played = await play(['explain', 'Nobody.Knows', '--status', '503']);
    expect(played.stdout).toContain('a 503 by itself is retryable');
    expect(played.code).toBe(1);
  });

  it('takes one status, not two', async () => {
    const { code, stderr } = await play(['explain', '404', '--status', '503']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('a status is one already')]);
  });

  it('is no way to write to the terminal', async () => {
    const { stderr } = await play(['explain', '\u001b[2J\u202eX']);
    expect(stderr).toBe('retriage: no catalog knows "\\u001b[2J\\u202eX"\n');
  });
});

describe('explaining by a catalog of its own', () => {
  it('asks that instead of the built-in ones', async () => {
    expect((await play(['explain', 'Order.Missing', '--catalog', orders])).stdout).toContain(
      'Check its number.',
    );
    expect((await play(['explain', 'InternalError2', '--catalog', orders])).stderr).not.toContain(
      'Did you mean',
    );
    expect((await playJson(['explain', 'NotQualified', '--catalog', orders])).found).toBe(false);
  });

  it('may name the built-in ones too', async () => {
    const words = ['explain', 'NotQualified', '--catalog', orders, '--catalog', 'nas'];
    expect((await playJson(words)).failure?.catalog).toBe('nas');
  });

  it('shows the other statuses of a code, and takes the one that --status names', async () => {
    const first = await play(['explain', 'Order.Locked', '--catalog', orders]);
    expect(first.stdout).toMatch(/^503 Order.Locked {2}retryable\n/);
    expect(first.stdout).toContain('also        409: Somebody edits the order. Ask them to finish.\n');
    const second = await play(['explain', 'Order.Locked', '--catalog', orders, '-s', '409']);
    expect(second.stdout).toMatch(/^409 Order.Locked {2}terminal\n/);
    expect(second.stdout).toContain('resolution  Ask them to finish.\n');
  });

  it.each([
    ['not there', 'missing.json', 'there is no such file'],
    ['no JSON', folder.write('a.json', '{'), 'holds no catalog: '],
    [
      'no catalog',
      folder.write('b.json', '{"name":"x","entries":[{"code":"A"}]}'),
      'entries[0].httpCode takes',
    ],
  ])('complains of a file that is %s', async (_, file, says) => {
    const { code, stderr } = await play(['explain', 'X', '--catalog', file]);
    expect(stderr).toContain(says);
    expect(stderr).toContain(file);
    expect(code).toBe(1);
  });
});

describe('the JSON of an explanation', () => {
  const KEYS = ['found', 'problem', 'code', 'failure', 'statusFrom', 'retryAfterMs', 'rows', 'nearest'];

  it.each([['NotQualified'], ['Nobody.Knows'], ['503'], ['ECONNRESET']])(
    'has the same keys for %s',
    async (code) => {
      expect(Object.keys(await playJson(['explain', code])).sort()).toEqual([...KEYS].sort());
    },
  );

  it('has rows as documented', async () => {
    expect((await playJson(['explain', 'Order.Locked', '--catalog', orders])).rows[1]).toEqual({
      catalog: 'orders',
      httpCode: 409,
      code: 'Order.Locked',
      message: 'Somebody edits the order.',
      resolution: 'Ask them to finish.',
      retryable: false,
    });
  });
});
