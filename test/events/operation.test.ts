import { describe, expect, it } from 'vitest';
import { operationOf } from '../../src/events/operation.js';
import type { WireRequest } from '../../src/wire/request.js';

const nas = 'https://nas.cn-hangzhou.aliyuncs.com';
const api = 'https://api.example.com';

describe('the operation of an RPC request', () => {
  const named = 'GET nas.cn-hangzhou.aliyuncs.com DescribeFileSystems';

  it.each<[string, WireRequest]>([
    ['the query', { url: `${nas}/?Action=DescribeFileSystems&Version=2017-06-26` }],
    ['the parameters', { baseURL: nas, url: '/', params: { Action: 'DescribeFileSystems' } }],
    ['parameters beside a base URL alone', { baseURL: nas, params: { Action: 'DescribeFileSystems' } }],
    ['a URLSearchParams', { url: nas, params: new URLSearchParams({ Action: 'DescribeFileSystems' }) }],
    ['the header', { url: nas, headers: { 'x-acs-action': 'DescribeFileSystems' } }],
  ])('is method, host and action, read from %s', (_where, request) => {
    expect(operationOf({ method: 'get', ...request })).toBe(named);
  });

  it('is read from a form too', () => {
    const request = { method: 'post', url: `${nas}/`, data: 'Action=CreateFileSystem&ClientToken=t' };
    expect(operationOf(request)).toBe('POST nas.cn-hangzhou.aliyuncs.com CreateFileSystem');
  });

  it('is method and action where the host is not known', () => {
    expect(operationOf({ method: 'get', url: '/', params: { Action: 'DescribeZones' } })).toBe(
      'GET DescribeZones',
    );
  });

  it.each(['Describe Zones', 'Describe\nZones', 'x'.repeat(129), 'Träger', '<script>', '../etc'])(
    'is no action that is no name: %j',
    (action) => {
      expect(operationOf({ url: `${api}/rpc`, params: { Action: action } })).toBe('GET api.example.com/rpc');
    },
  );
});

describe('the operation of any other request', () => {
  it.each([
    ['/users/42', '/users/:id'],
    ['/users', '/users'],
    ['/users/', '/users/'],
    ['/', '/'],
    ['/users/42/orders/7f3a', '/users/:id/orders/:id'],
    ['/v1/users/42', '/v1/users/:id'],
    ['/V2/users', '/V2/users'],
    ['/v2.1/users', '/v2.1/users'],
    ['/2017-06-26/filesystems', '/2017-06-26/filesystems'],
    ['/v1beta/users', '/:id/users'],
    ['/2017-6-26/users', '/:id/users'],
    ['/123e4567-e89b-12d3-a456-426614174000', '/:id'],
    [`/${'x'.repeat(24)}`, `/${'x'.repeat(24)}`],
    [`/${'x'.repeat(25)}`, '/:id'],
    ['/caf%C3%A9/menu', '/:id/menu'],
  ])('at %s is %s', (path, shown) => {
    expect(operationOf({ method: 'get', url: `${api}${path}` })).toBe(`GET api.example.com${shown}`);
    expect(operationOf({ method: 'get', baseURL: api, url: path })).toBe(`GET api.example.com${shown}`);
  });

  it.each<[string, WireRequest, string]>([
    ['no method is GET', { url: `${api}/users` }, 'GET api.example.com/users'],
    [
      'the method in capitals',
      { method: 'delete', url: `${api}/users/1` },
      'DELETE api.example.com/users/:id',
    ],
    ['the host in small letters', { url: 'HTTPS://API.Example.COM/Users' }, 'GET api.example.com/Users'],
    ['a port', { url: 'http://localhost:8080/users' }, 'GET localhost:8080/users'],
    ['no host', { url: '/users/1' }, 'GET /users/:id'],
    ['a path without a slash', { baseURL: api, url: 'users/1' }, 'GET api.example.com/users/:id'],
    ['a base URL with a path', { baseURL: `${api}/v1/`, url: '/users' }, 'GET api.example.com/v1/users'],
    ['a base URL with a path alone', { baseURL: `${api}/v1` }, 'GET api.example.com/v1'],
    ['a base URL without a host', { baseURL: '/api', url: '/users' }, 'GET /api/users'],
    [
      'an absolute URL in spite of a base',
      { baseURL: nas, url: `${api}/users` },
      'GET api.example.com/users',
    ],
    [
      'a protocol-relative URL',
      { baseURL: nas, url: '//api.example.com/users' },
      'GET api.example.com/users',
    ],
    ['a socket', { url: 'http://[::1]:3000/users' }, 'GET [::1]:3000/users'],
    ['nothing at all', {}, 'GET /'],
  ])('shows %s', (_what, request, shown) => {
    expect(operationOf(request)).toBe(shown);
  });

  it.each<WireRequest>([
    { url: `${api}/users?token=hush-hush` },
    { url: `${api}/users#hush-hush` },
    { url: `${api}/users?next=/a/hush-hush#x` },
    { url: `${api}?hush-hush=x` },
    { url: '/users?hush-hush=x' },
    { baseURL: api, url: 'users?hush-hush=x' },
    { baseURL: `${api}?hush-hush=x`, url: '/users' },
    { baseURL: '/api?hush-hush=x', url: '/users' },
    { url: '/users?next=a\n/hush-hush' },
    { url: `${api}/users`, params: { secret: 'hush-hush' } },
    { url: 'https://hush-hush:x@api.example.com/users' },
    { url: 'https://me:hush-hush@api.example.com/users' },
    { url: 'https://me:hush@hush-hush@api.example.com/users' },
    { baseURL: 'https://me:hush-hush@api.example.com', url: '/users' },
    { url: '//me:hush-hush@api.example.com/users' },
  ])('never shows query, fragment or user info: %o', (request) => {
    expect(operationOf(request)).not.toContain('hush');
  });

  it.each(['?', '/', '#'])('shows no half of a password with a %s in it', (mark) => {
    expect(operationOf({ url: `http://me:hush${mark}more@h/a` })).toBe('GET');
    expect(operationOf({ url: `http://me:123456${mark}more@h/a` })).toBe('GET');
    expect(operationOf({ baseURL: `http://me:hush${mark}more@h`, url: '/a' })).toBe('GET');
  });

  it.each([
    ['http://h:8080/a', 'GET h:8080/a'],
    ['http://[::1]:8080/a', 'GET [::1]:8080/a'],
    ['http://[::1]/a', 'GET [::1]/a'],
  ])('shows the port of %s', (url, shown) => {
    expect(operationOf({ url })).toBe(shown);
  });

  it('shows no control character', () => {
    for (const mark of ['\n', '\u001b', '\u2028', '\u202e']) {
      expect(operationOf({ url: `${api}/a${mark}b` })).not.toContain(mark);
    }
  });
});
