import { afterEach, describe, expect, it, vi } from 'vitest';
import { readBody } from '../../src/wire/body.js';

const LIMITS = { maxBytes: 8, timeoutMs: 1_000 };
const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const text = (body: unknown): string => new TextDecoder().decode(body as Uint8Array);

/** A stream that gives these chunks, then ends or stalls. */
function streamOf(
  chunks: readonly unknown[],
  end = true,
  cancel?: () => Promise<void>,
): ReadableStream<unknown> {
  const left = [...chunks];
  return new ReadableStream<unknown>(
    {
      pull(controller) {
        const chunk = left.shift();
        if (chunk !== undefined) return controller.enqueue(chunk);
        return end ? controller.close() : new Promise(() => undefined);
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
}

describe('a web stream', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each<[string, readonly unknown[], string]>([
    ['of bytes', [encode('ab'), encode('cd')], 'abcd'],
    ['of strings', ['ab', 'é'], 'abé'],
    ['of nothing', [], ''],
    ['of exactly as much as is allowed', ['abcdefgh'], 'abcdefgh'],
    ['of more than is allowed', ['abcdef', 'ghijkl', 'mn'], 'abcdefgh'],
    ['of things that are no bytes', ['ab', { c: 1 }], 'ab'],
  ])('%s is read, and a fresh one takes its place', async (_, chunks, content) => {
    const { body, replacement } = await readBody(streamOf(chunks), LIMITS);
    expect(text(body)).toBe(content);
    expect(await new Response(replacement as ReadableStream).text()).toBe(content);
    expect(text(body)).toBe(content);
  });

  it('is cancelled as soon as there is more than is allowed', async () => {
    const cancel = vi.fn(() => Promise.reject(new Error('even if that fails')));
    await readBody(streamOf(['abcdefghi', 'x'], false, cancel), LIMITS);
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  it('that ends by itself is not cancelled', async () => {
    const cancel = vi.fn(() => Promise.resolve());
    await readBody(streamOf(['ab'], true, cancel), LIMITS);
    expect(cancel).not.toHaveBeenCalled();
  });

  it('that stalls gives what came when the time is over', async () => {
    vi.useFakeTimers();
    const cancel = vi.fn(() => new Promise<void>(() => undefined));
    const reading = readBody(streamOf(['ab'], false, cancel), { maxBytes: 8, timeoutMs: 300 });
    await vi.advanceTimersByTimeAsync(300);
    expect(text((await reading).body)).toBe('ab');
    expect(cancel).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is given up when the signal fires, or has fired before', async () => {
    const controller = new AbortController();
    const reading = readBody(streamOf(['ab'], false), { ...LIMITS, signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    expect(text((await reading).body)).toBe('ab');
    expect(
      text((await readBody(streamOf(['ab'], false), { ...LIMITS, signal: controller.signal })).body),
    ).toBe('');
  });

  it('that fails leaves what came', async () => {
    let sent = false;
    const failing = new ReadableStream<unknown>(
      {
        pull(controller) {
          if (sent) controller.error(new TypeError('terminated'));
          else controller.enqueue(encode('ab'));
          sent = true;
        },
      },
      { highWaterMark: 0 },
    );
    expect(text((await readBody(failing, LIMITS)).body)).toBe('ab');
  });

  it('that someone else reads is left alone', () => {
    const stream = streamOf(['ab']);
    stream.getReader();
    expect(readBody(stream, LIMITS)).toEqual({ body: undefined });
  });

  it('that cannot be read gives nothing', async () => {
    class Odd {
      getReader(): never {
        throw new Error('no');
      }
    }
    expect(await readBody(new Odd(), LIMITS)).toEqual({ body: undefined });
  });
});
