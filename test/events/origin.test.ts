import { describe, expect, it } from 'vitest';
import { originOf } from '../../src/events/operation.js';
import type { WireRequest } from '../../src/wire/request.js';

describe('the origin of a request', () => {
  it.each<[string, WireRequest, string]>([
    ['scheme and host', { url: 'https://api.example.com/users/1?x=1' }, 'https://api.example.com'],
    [
      'those of the base URL',
      { baseURL: 'http://api.example.com/v1', url: '/users' },
      'http://api.example.com',
    ],
    ['those of an absolute URL', { baseURL: 'http://a.test', url: 'https://b.test/x' }, 'https://b.test'],
    [
      'those of the base URL, where an absolute URL does not count',
      { baseURL: 'http://a.test', url: 'https://b.test/x', allowAbsoluteUrls: false },
      'http://a.test',
    ],
    ['with the port', { url: 'http://localhost:8080/x' }, 'http://localhost:8080'],
    ['in small letters', { url: 'HTTPS://API.Example.COM/X' }, 'https://api.example.com'],
    ['without user info', { url: 'https://me:hush@api.example.com/x' }, 'https://api.example.com'],
    ['without a query', { url: 'https://api.example.com?x=1' }, 'https://api.example.com'],
    ['without a scheme, where the page decides it', { url: '//api.example.com/x' }, '//api.example.com'],
    [
      'with the socket',
      { url: 'http://localhost/x', socketPath: '/run/a.sock' },
      'http://localhost/run/a.sock',
    ],
    ['the socket alone, where no host is named', { url: '/x', socketPath: '/run/a.sock' }, '///run/a.sock'],
    ['empty for a relative URL', { url: '/users' }, ''],
    ['empty for a relative base', { baseURL: '/api', url: '/users' }, ''],
    ['empty for nothing', {}, ''],
  ])('is %s', (_what, request, origin) => {
    expect(originOf(request)).toBe(origin);
  });

  it('is the same for every path, query and method', () => {
    const origins = ['/a', '/b?x=1', '/c#d', ''].map((path) =>
      originOf({ method: 'post', url: `https://x.test${path}` }),
    );
    expect(new Set(origins)).toEqual(new Set(['https://x.test']));
  });

  it('keeps schemes and ports apart', () => {
    const urls = ['http://x.test', 'https://x.test', 'https://x.test:8443', 'https://y.test'];
    expect(new Set(urls.map((url) => originOf({ url }))).size).toBe(4);
  });
});
