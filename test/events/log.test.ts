import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import type { FailureEvent } from '../../src/events/event.js';
import { logTo } from '../../src/events/log.js';
import { recordOf } from '../../src/events/record.js';
import { attempts, failure } from '../classify/sample.js';

const retry: FailureEvent = {
  type: 'retry',
  attempt: 2,
  delayMs: 40,
  delayFrom: 'backoff',
  failure: failure(),
};
const giveUp: FailureEvent = {
  type: 'give-up',
  failure: failure({ stop: 'deadline', attempts: attempts(2) }),
};
const recover: FailureEvent = { type: 'recover', attempts: attempts(3), operation: 'GET x', elapsedMs: 90 };
const warning: FailureEvent = {
  type: 'warning',
  code: 'nested-retries',
  message: 'Switch one off.',
  failure: failure(),
};
const cancelled: FailureEvent = {
  type: 'give-up',
  failure: failure({ category: 'cancelled', stop: 'cancelled' }),
};

const logger = () => ({ error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() });

describe("a logger in pino's shape", () => {
  it.each([
    ['warn', retry, 'InternalError: attempt 2 failed, next in 40 ms'],
    ['error', giveUp, 'InternalError: gave up (deadline)'],
    ['info', recover, 'recovered on attempt 3'],
    ['warn', warning, 'nested-retries: Switch one off.'],
  ] as const)('gets record and message at %s', (level, event, message) => {
    const sink = logger();
    logTo(sink)(event);
    expect(sink[level].mock.calls).toEqual([[recordOf(event), message]]);
  });

  it('is called as a method of its own', () => {
    class Sink {
      readonly lines: object[] = [];
      error(record: object): void {
        this.lines.push(record);
      }
      warn(record: object): void {
        this.lines.push(record);
      }
      info(record: object): void {
        this.lines.push(record);
      }
    }
    const sink = new Sink();
    logTo(sink)(retry);
    expect(sink.lines).toEqual([recordOf(retry)]);
  });

  it('may lack debug: what would go there is not written', () => {
    const { error, warn, info } = logger();
    logTo({ error, warn, info })(cancelled);
    for (const method of [error, warn, info]) expect(method).not.toHaveBeenCalled();
  });

  it('may be pino itself', () => {
    const lines: string[] = [];
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(String(chunk));
        done();
      },
    });
    logTo(pino(stream))(giveUp);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(String(lines[0]))).toMatchObject({
      level: 50,
      event: 'give-up',
      stop: 'deadline',
      attempt: 2,
    });
  });
});

describe('console', () => {
  it.each([
    ['warn', retry],
    ['warn', warning],
    ['error', giveUp],
    ['info', recover],
    ['debug', cancelled],
  ] as const)('gets one line of JSON at %s', (level, event) => {
    const write = vi.spyOn(console, level).mockImplementation(() => undefined);
    try {
      logTo(console)(event);
      expect(write.mock.calls).toHaveLength(1);
      const [line, ...rest] = write.mock.calls[0] as string[];
      expect(rest).toEqual([]);
      expect(line).not.toContain('\n');
      expect(JSON.parse(String(line))).toEqual(recordOf(event));
    } finally {
      write.mockRestore();
    }
  });

  it('gets a line without line breaks, whatever the API said', () => {
    const write = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    try {
      logTo(console)({ ...retry, failure: failure({ message: 'one\ntwo\r\nthree' }) });
      expect(String(write.mock.calls[0]?.[0])).not.toMatch(/[\r\n]/);
    } finally {
      write.mockRestore();
    }
  });
});
