import { describe, expect, it } from 'vitest';
import { isIdempotent } from '../../src/policy/effect.js';
import type { WireRequest } from '../../src/wire/request.js';

const url = 'https://nas.cn-hangzhou.aliyuncs.com/';
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'Content-Type': 'application/json' };

/** The ways an action is named on the wire. */
const places: [string, (action: string) => WireRequest][] = [
  ['the query', (action) => ({ url: `${url}?Version=2017-06-26&Action=${action}` })],
  ['the parameters', (action) => ({ url, params: { Action: action } })],
  ['a URLSearchParams', (action) => ({ url, params: new URLSearchParams({ Action: action }) })],
  ['a form', (action) => ({ url, data: `Version=2017-06-26&Action=${action}`, headers: form })],
  ['a form object', (action) => ({ url, data: new URLSearchParams({ Action: action }) })],
  ['an object that becomes a form', (action) => ({ url, data: { Action: action }, headers: form })],
  ['the header', (action) => ({ url, headers: { 'x-acs-action': action } })],
  ['the header in capitals', (action) => ({ url, headers: { 'X-ACS-Action': action } })],
];
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', undefined];

describe('an action', () => {
  it.each(places)('that reads is idempotent by any method, named in %s', (_place, request) => {
    for (const method of methods)
      expect(isIdempotent({ method, ...request('DescribeFileSystems') })).toBe(true);
  });

  it.each(places)('that changes something is not, by any method, named in %s', (_place, request) => {
    for (const method of methods)
      expect(isIdempotent({ method, ...request('CreateMountTarget') })).toBe(false);
  });

  it.each([
    'DescribeZones',
    'ListTagResources',
    'GetDirectoryOrFileProperties',
    'QueryMetrics',
    'describeZones',
    'List',
  ])('reads by its name: %s', (action) => {
    expect(isIdempotent({ method: 'post', url, params: { Action: action } })).toBe(true);
  });

  it.each([
    'CreateFileSystem',
    'DeleteFileSystem',
    'ModifyFileSystem',
    'AddTags',
    'RemoveTags',
    'SetDirQuota',
    'CancelDirQuota',
    'UpgradeFileSystem',
    'ApplyAutoSnapshotPolicy',
    'StartDataFlow',
    'Listen',
    'Getaway',
    'Queryable',
    'Describer',
    'UndescribeAll',
    'Anything',
  ])('changes something by its name: %s', (action) => {
    expect(isIdempotent({ method: 'get', url, params: { Action: action } })).toBe(false);
  });
});

describe('an idempotency key', () => {
  it.each<[string, WireRequest]>([
    ['the query', { url: `${url}?ClientToken=t-1` }],
    ['the parameters', { params: { ClientToken: 't-1' } }],
    ['a URLSearchParams', { params: new URLSearchParams({ ClientToken: 't-1' }) }],
    ['a form', { data: 'a=b&ClientToken=t-1', headers: form }],
    ['a form object', { data: new URLSearchParams({ ClientToken: 't-1' }) }],
    ['a JSON body', { data: '{"clientToken":"t-1"}', headers: json }],
    ['an object', { data: { ClientToken: 't-1' } }],
    ['the header', { headers: { 'Idempotency-Key': 'k-1' } }],
    ['the header in small letters', { headers: { 'idempotency-key': 'k-1' } }],
    ["fetch's headers", { headers: new Headers({ 'Idempotency-Key': 'k-1' }) }],
  ])('in %s makes a POST and a change idempotent', (_place, request) => {
    expect(isIdempotent({ method: 'post', ...request })).toBe(true);
    const headers = {
      ...(request.headers instanceof Headers ? { 'idempotency-key': 'k' } : (request.headers as object)),
    };
    const change = { ...request, headers: { ...headers, 'x-acs-action': 'CreateMountTarget' } };
    expect(isIdempotent({ method: 'post', ...change })).toBe(true);
  });

  it('may be on its way: the caller says whether there is one', () => {
    expect(isIdempotent({ method: 'post' }, true)).toBe(true);
    expect(isIdempotent({ method: 'post', params: { ClientToken: 't-1' } }, false)).toBe(false);
    expect(isIdempotent({ method: 'get' }, false)).toBe(true);
  });

  it.each<[string, WireRequest]>([
    ['an empty parameter', { params: { ClientToken: '' } }],
    ['an empty header', { headers: { 'Idempotency-Key': '' } }],
    ['a header of spaces', { headers: { 'Idempotency-Key': '  ' } }],
    ['another parameter', { params: { Token: 't-1' } }],
    ['an empty query', { url: `${url}?ClientToken=` }],
  ])('is none: %s', (_what, request) => {
    expect(isIdempotent({ method: 'post', ...request })).toBe(false);
  });
});

describe('CreateFileSystem, which takes a token that it does not always honour', () => {
  const create = (params: Record<string, string>): WireRequest => ({
    method: 'post',
    url,
    params: { Action: 'CreateFileSystem', ...params },
  });

  it.each([
    [{}, false],
    [{ ClientToken: 't-1' }, false],
    [{ ClientToken: 't-1', FileSystemType: 'standard' }, false],
    [{ ClientToken: 't-1', FileSystemType: 'extreme' }, true],
    [{ ClientToken: 't-1', FileSystemType: 'cpfs' }, true],
    [{ FileSystemType: 'extreme' }, false],
  ])('with %j is idempotent: %s', (params, idempotent) => {
    expect(isIdempotent(create(params))).toBe(idempotent);
  });

  it('is not made idempotent by a header either', () => {
    expect(isIdempotent({ ...create({}), headers: { 'Idempotency-Key': 'k-1' } })).toBe(false);
  });

  it('may have token and type in a form', () => {
    const data = 'Action=CreateFileSystem&ClientToken=t-1&FileSystemType=extreme';
    expect(isIdempotent({ method: 'post', url, data, headers: form })).toBe(true);
  });
});

describe('the method, where nothing else says more', () => {
  it.each(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE', 'get', 'Put', undefined])(
    '%s is idempotent',
    (method) => {
      expect(isIdempotent({ method, url: 'https://api.example.com/users/1' })).toBe(true);
    },
  );

  it.each(['POST', 'PATCH', 'CONNECT', 'post', 'QUERYX', 'GETS', ''])('%j is not', (method) => {
    expect(isIdempotent({ method, url: 'https://api.example.com/users' })).toBe(false);
  });
});
