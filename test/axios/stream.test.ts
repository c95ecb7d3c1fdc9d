import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { linger } from '../../src/axios/stream.js';

/** Counts how often it was called. */
function counter(): { (): void; readonly count: () => number } {
  let count = 0;
  return Object.assign(() => void (count += 1), { count: () => count });
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('linger', () => {
  it.each([undefined, null, 'text', 7, {}, { once: 1, pipe: 2 }, Buffer.from('x'), new Blob(['x'])])(
    'has nothing to wait for where the data is %s',
    (data) => {
      const unlink = counter();
      expect(linger({ data }, unlink)).toBe(false);
      expect(unlink.count()).toBe(0);
    },
  );

  it('waits for the end of a Node stream', async () => {
    const unlink = counter();
    const data = Readable.from(['a', 'b']);
    expect(linger({ data }, unlink)).toBe(true);
    expect(unlink.count()).toBe(0);
    expect(await data.toArray()).toEqual(['a', 'b']);
    expect(unlink.count()).toBeGreaterThan(0);
  });

  it('waits for a Node stream that is destroyed', async () => {
    const unlink = counter();
    const data = new PassThrough();
    linger({ data }, unlink);
    data.destroy();
    await settled();
    expect(unlink.count()).toBeGreaterThan(0);
  });
});

describe('linger over a web stream', () => {
  const start = (source: UnderlyingDefaultSource<Uint8Array>) => {
    const unlink = counter();
    const response = { data: new ReadableStream<Uint8Array>(source, { highWaterMark: 0 }) };
    const lingers = linger(response, unlink);
    return { unlink, response, lingers };
  };

  it('gives the same bytes and waits for their end', async () => {
    let left = 3;
    const { unlink, response, lingers } = start({
      pull: (controller) => (left-- > 0 ? controller.enqueue(Buffer.from(`${left};`)) : controller.close()),
    });
    expect(lingers).toBe(true);
    expect(unlink.count()).toBe(0);
    expect(await new Response(response.data).text()).toBe('2;1;0;');
    await settled();
    expect(unlink.count()).toBe(1);
  });

  it('reads no further ahead than a few chunks', async () => {
    let pulled = 0;
    start({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(1_000));
      },
    });
    for (let turn = 0; turn < 20; turn += 1) await settled();
    expect(pulled).toBeLessThan(5);
  });

  it('hands a cancel of the reader on to the source', async () => {
    let reason: unknown;
    const { unlink, response } = start({
      pull: (controller) => controller.enqueue(new Uint8Array(1)),
      cancel: (why) => void (reason = why),
    });
    await response.data.cancel('enough');
    await settled();
    expect(reason).toBe('enough');
    expect(unlink.count()).toBe(1);
  });

  it('hands an error of the source on to the reader', async () => {
    const broken = new Error('broken');
    const { unlink, response } = start({
      pull: (controller) => controller.error(broken),
    });
    await expect(new Response(response.data).text()).rejects.toThrow('broken');
    await settled();
    expect(unlink.count()).toBe(1);
  });
});
