import { afterEach, describe, expect, it, vi } from 'vitest';
import { cleaner } from '../../src/events/redact.js';

const VALUE = 'InProduction';
const shown = (name: string): string => cleaner(() => ({ params: { [name]: VALUE } }))(`No ${VALUE}.`);

describe('the name of a value says whether it is a credential:', () => {
  it.each([
    'key',
    'Key',
    'key1',
    'api_key',
    'apiKey',
    'x-api-key',
    'AccessKeyId',
    'secretKey',
    'session_key',
    'primaryKey',
    'hash_key',
    'order_key',
    'SSECustomerKey',
    'keys',
    'auth',
    'Authorization',
    'authorisation',
    'auth_token',
    'author_token',
    'keyword_token',
    'oauth_verifier',
  ])('%s is', (name) => {
    expect(shown(name)).toBe('No [redacted].');
  });

  it.each([
    'keyword',
    'keywords',
    'key_word',
    'searchKeyword',
    'search_keywords',
    'Tag.1.Key',
    'Tag.12.Key',
    'TagKey',
    'tagKeys',
    'tag_key',
    'ResourceTagKey',
    'sortKey',
    'sort_key',
    'SortByKey',
    'filter.sortKey',
    'partitionKey',
    'objectKey',
    'author',
    'authors',
    'author_name',
    'authorId',
    'coauthor',
    'keyboard',
    'monkey',
  ])('%s is not', (name) => {
    expect(shown(name)).toBe(`No ${VALUE}.`);
  });

  it('of a pair, the key is a name, and the value what it is', () => {
    const clean = cleaner(() => ({ data: { tags: [{ Key: 'Department', Value: 'Accounting' }] } }));
    expect(clean('Department Accounting')).toBe('Department Accounting');
  });

  it('alone, or beside anything else, a key is a credential', () => {
    const clean = cleaner(() => ({
      data: { a: [{ key: 'first-secret' }, { key: 'other-secret', name: 'x' }] },
    }));
    expect(clean('first-secret other-secret')).toBe('[redacted] [redacted]');
  });
});

describe('a large body', () => {
  it.each([
    ['lines of text', 'a=1 b=2 c=3 d=4\n'.repeat(1_000_000)],
    ['a form', 'token=12345678&'.repeat(1_000_000)],
    ['a word', `${'x'.repeat(16_000_000)}=1`],
    ['no field', 'x'.repeat(16_000_000)],
    ['signs', '='.repeat(4_000_000)],
  ])('does not keep the process busy: %s', (_, data) => {
    const started = performance.now();
    cleaner(() => ({ data }))('text');
    // It took 5 s when all of it was taken apart.
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it.each([
    ['password=first-secret&x=1', 'first-secret'],
    ['x=1&password=first-secret', 'first-secret'],
    ['x=1\npassword=first=secret', 'first=secret'],
    [`${'x'.repeat(100)}&token=first-secret`, 'first-secret'],
    [`${'&a=1'.repeat(10_000)}&token=first+secret`, 'first secret'],
    ['a=&token=first-secret', 'first-secret'],
  ])('is still looked through: %#', (data, secret) => {
    expect(cleaner(() => ({ data }))(`<${secret}>`)).toBe('<[redacted]>');
  });

  it('has no field that is a credential without a value, or of another field', () => {
    const clean = cleaner(() => ({ data: 'token=&harmless=first-secret' }));
    expect(clean('first-secret')).toBe('first-secret');
  });
});

describe('where there is no global Headers', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('credentials are found all the same', () => {
    vi.stubGlobal('Headers', undefined);
    const clean = cleaner(() => ({ headers: { Authorization: 'Bearer first-secret' } }));
    expect(clean('first-secret')).toBe('[redacted]');
  });
});
