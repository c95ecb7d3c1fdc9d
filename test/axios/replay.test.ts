import { Readable } from 'node:stream';
import axios, { AxiosHeaders, type AxiosAdapter } from 'axios';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/axios/config.js';
import { fixBoundary, isOneShot } from '../../src/axios/replay.js';

async function* words(): AsyncGenerator<string> {
  yield await Promise.resolve('x');
}

describe('isOneShot', () => {
  it.each([
    { name: 'a Node stream', data: Readable.from(['x']) },
    { name: 'a web stream', data: new ReadableStream() },
    { name: 'an async generator', data: words() },
    { name: 'anything that pipes', data: { pipe: () => undefined } },
  ])('is true for $name', ({ data }) => {
    expect(isOneShot(data)).toBe(true);
  });

  it.each([
    { name: 'nothing', data: undefined },
    { name: 'null', data: null },
    { name: 'text', data: 'pipe' },
    { name: 'a Buffer', data: Buffer.from('x') },
    { name: 'a Blob', data: new Blob(['x']) },
    { name: 'a form', data: new FormData() },
    { name: 'URLSearchParams', data: new URLSearchParams('a=1') },
    { name: 'an object with a field called pipe', data: { pipe: 'yes', getReader: 1 } },
    { name: 'an object without a prototype', data: Object.create(null) as object },
  ])('is false for $name', ({ data }) => {
    expect(isOneShot(data)).toBe(false);
  });
});

describe('fixBoundary', () => {
  const http = axios.getAdapter('http');
  const never: AxiosAdapter = () => new Promise(() => undefined);
  const typeAfter = (data: unknown, adapter: AxiosAdapter, type?: string) => {
    const headers = new AxiosHeaders(type === undefined ? {} : { 'Content-Type': type });
    fixBoundary({ headers, data } as Config, adapter);
    return headers.getContentType();
  };

  it('gives a form of the http adapter a boundary that the adapter will take', () => {
    expect(typeAfter(new FormData(), http)).toMatch(/^multipart\/form-data; boundary=[-\w]{10,70}$/);
  });

  it('draws another one for each request', () => {
    expect(typeAfter(new FormData(), http)).not.toBe(typeAfter(new FormData(), http));
  });

  it('keeps a boundary of the caller that the adapter takes, and replaces one that it does not', () => {
    const own = 'multipart/form-data; boundary=chosen-by-me';
    expect(typeAfter(new FormData(), http, own)).toBe(own);
    expect(typeAfter(new FormData(), http, 'multipart/form-data; boundary=short')).not.toContain('short');
  });

  it.each([
    { name: 'text', data: 'a=1', adapter: http },
    { name: 'an object that pretends to be a form', data: { append: () => undefined }, adapter: http },
    { name: 'a form for the fetch adapter', data: new FormData(), adapter: axios.getAdapter('fetch') },
    {
      name: 'a form for an adapter of the caller',
      data: new FormData(),
      adapter: never,
    },
  ])('leaves $name alone', ({ data, adapter }) => {
    expect(typeAfter(data, adapter)).toBeFalsy();
  });
});
