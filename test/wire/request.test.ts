import { afterEach, describe, expect, it, vi } from 'vitest';
import { actionOf, bodyText, parameterOf, textOf, type WireRequest } from '../../src/wire/request.js';

const LARGEST = 65_536;
const isAction = (name: string): boolean => name === 'Action';
const form = (length: number): string => 'Action=A&x='.padEnd(length, 'y');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const formData = new FormData();
formData.append('File', new Blob(['x']));
formData.append('Action', 'A');

class Command {
  readonly Action = 'A';
}

const revoked = Proxy.revocable({}, {});
revoked.revoke();

describe('a parameter', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each<[string, WireRequest]>([
    ['the query', { url: '/?Version=1&Action=A' }],
    ['a query that is the whole address', { url: '?Action=A' }],
    ['the query of a URL', { url: new URL('https://h/?Action=A') as never }],
    ['a query before a fragment', { url: '/?Action=A#Action=B' }],
    ['the query before the params', { url: '/?Action=A', params: { Action: 'B' } }],
    ['the params, where that of the query is empty', { url: '/?Action=', params: { Action: 'A' } }],
    ['the params before the body', { params: { Action: 'A' }, data: { Action: 'B' } }],
    ['params that are a form', { params: new URLSearchParams('Action=A') }],
    ['a body of text', { data: 'Action=A' }],
    ['a body of bytes', { data: bytes('Action=A') }],
    [
      'a form by its type',
      { data: 'Action=A', headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' } },
    ],
    ['a form with brackets in it', { data: 'Action=A&Filter={1}' }],
    ['a JSON text', { data: '{"Action":"A"}', headers: { 'Content-Type': 'application/json' } }],
    ['a JSON text after white space', { data: ' \n {"Action":"A"}' }],
    ['the largest text that is parsed', { data: form(LARGEST) }],
    ['the most bytes that are decoded', { data: bytes(form(LARGEST)) }],
    ['a plain object', { data: { Action: 'A' } }],
    ['an object without prototype', { data: Object.assign(Object.create(null) as object, { Action: 'A' }) }],
    ['a form object', { data: new URLSearchParams('Action=A') }],
    ['a form with files', { data: formData }],
  ])('is found in %s', (_, request) => {
    expect(parameterOf(request, isAction)).toBe('A');
  });

  it.each<[string, WireRequest]>([
    ['an address without a query', { url: 'Action=A' }],
    ['an address that is no text', { url: { toString: () => '?Action=A' } as never }],
    ['params that are text', { params: 'Action=A' }],
    ['a value that is an object', { params: { Action: { A: 1 } } }],
    ['a value that is a list', { params: { Action: ['A'] } }],
    ['an empty value', { params: { Action: '' } }],
    ['a text of another type', { data: 'Action=A', headers: { 'Content-Type': 'text/plain' } }],
    ['JSON that is cut off', { data: '{"Action":"A"' }],
    ['a text that begins as JSON does', { data: '{&Action=A' }],
    ['a longer text', { data: form(LARGEST + 1) }],
    ['more bytes', { data: bytes(form(LARGEST + 1)) }],
    ['an object of a class', { data: new Command() }],
    ['a number', { data: 5 }],
    ['nothing', { data: null }],
  ])('is not looked for in %s', (_, request) => {
    expect(parameterOf(request, isAction)).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['bytes', Uint8Array.of(7)],
    ['text', 'ab'],
    ['nothing', null],
    ['what throws when it is looked at', revoked.proxy],
  ])('has no name in params that are %s', (_, params) => {
    expect(parameterOf({ params }, () => true)).toBeUndefined();
  });

  it.each([
    [5, '5'],
    [0, '0'],
    [false, 'false'],
  ])('may be a scalar: %s', (value, text) => {
    expect(parameterOf({ params: { Other: 'x', Action: value } }, isAction)).toBe(text);
  });

  it('is found where there are no forms with files', () => {
    vi.stubGlobal('FormData', undefined);
    expect(parameterOf({ params: { Action: 'A' } }, isAction)).toBe('A');
    expect(parameterOf({ data: { Action: 'A' } }, isAction)).toBe('A');
  });
});

describe('the action of a request', () => {
  it.each<[string, WireRequest, string | undefined]>([
    ['that of the header', { headers: { 'x-acs-action': 'A' }, params: { Action: 'B' } }, 'A'],
    ['else that of the parameter', { headers: {}, params: { Other: 'x', Action: 'B' } }, 'B'],
    ['by its exact name', { params: { action: 'B' } }, undefined],
    ['that of the base, where it is the whole address', { url: '', baseURL: 'https://h/?Action=B' }, 'B'],
    ['not that of the base, where more follows', { url: '/a', baseURL: 'https://h/?Action=B' }, undefined],
    ['that of a form', { data: 'Action=B' }, 'B'],
    ['that of a form object', { data: new URLSearchParams('Action=B') }, 'B'],
    ['nothing that JSON holds', { data: '{"Action":"B"}' }, undefined],
    ['nothing that an object holds which becomes JSON', { data: { Action: 'B' } }, undefined],
  ])('is %s', (_, request, action) => {
    expect(actionOf(request)).toBe(action);
  });
});

describe('the text of a body', () => {
  it('counts bytes, not characters', () => {
    expect(bodyText(bytes('é'.repeat(LARGEST / 2)))).toHaveLength(LARGEST / 2);
    expect(bodyText(bytes('é'.repeat(LARGEST / 2 + 1)))).toBeUndefined();
  });

  it('is that of text of any length', () => {
    expect(bodyText(form(LARGEST + 1))).toHaveLength(LARGEST + 1);
    expect(bodyText({})).toBeUndefined();
  });
});

describe('the text of a part of a config', () => {
  it.each([
    ['/a', '/a'],
    [new URL('https://h/a'), 'https://h/a'],
    [5, ''],
    [undefined, ''],
  ])('%s: "%s"', (value, text) => {
    expect(textOf(value)).toBe(text);
  });
});
