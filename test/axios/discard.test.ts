import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { discard } from '../../src/axios/discard.js';

describe('a body that nobody needs any more', () => {
  it('is destroyed where it is a Node stream', () => {
    const body = Readable.from(['a']);
    discard(body);
    expect(body.destroyed).toBe(true);
  });

  it('is cancelled where it is a web stream', async () => {
    let cancelled = false;
    discard(new ReadableStream({ cancel: () => void (cancelled = true) }));
    await Promise.resolve();
    expect(cancelled).toBe(true);
  });

  it('is left to who reads it', () => {
    const body = new ReadableStream();
    const reader = body.getReader();
    discard(body);
    expect(body.locked).toBe(true);
    reader.releaseLock();
  });

  it.each<[string, unknown]>([
    ['text', 'body'],
    ['nothing', undefined],
    ['a Buffer', Buffer.from('body')],
    ['parameters', new URLSearchParams()],
    [
      'a stream that does not want to end',
      {
        destroy: () => {
          throw new Error('no');
        },
      },
    ],
    ['one that cannot', { cancel: () => Promise.reject(new Error('no')) }],
  ])('may be %s', async (_, body) => {
    expect(() => discard(body)).not.toThrow();
    await new Promise(setImmediate);
  });
});
