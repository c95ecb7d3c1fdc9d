import { describe, expect, it } from 'vitest';
import { messageFor } from '../../src/call/message.js';
import type { Failure } from '../../src/classify/failure.js';
import { failureRecord } from './failure-record.js';

const BEFORE = 'Request failed with status code 404';
const RESOLUTION = 'The specified file system does not exist or has been deleted.';
const UUID = 'A1B2C3D4-1234-5678-9ABC-0123456789AB';

/** What is known of the failure, and the message it makes of `BEFORE`. */
const MESSAGES: readonly (readonly [title: string, known: Partial<Failure>, message: string])[] = [
  [
    'code, message and resolution',
    { resolution: RESOLUTION },
    `${BEFORE}: InvalidFileSystem.NotFound - The specified file system does not exist. Resolution: ${RESOLUTION}`,
  ],
  ['no resolution', {}, `${BEFORE}: InvalidFileSystem.NotFound - The specified file system does not exist.`],
  ['no message of the API', { message: '' }, `${BEFORE}: InvalidFileSystem.NotFound`],
  ['a message that only repeats the error’s', { message: BEFORE }, `${BEFORE}: InvalidFileSystem.NotFound`],
  [
    'a message without a period, then a resolution',
    { message: 'No such file system', resolution: RESOLUTION },
    `${BEFORE}: InvalidFileSystem.NotFound - No such file system. Resolution: ${RESOLUTION}`,
  ],
  [
    'a message that asks or shouts',
    { message: 'Where is it?', resolution: 'Look!' },
    `${BEFORE}: InvalidFileSystem.NotFound - Where is it? Resolution: Look!`,
  ],
  ['no code of the API', { code: 'HTTP_404', message: BEFORE }, BEFORE],
  [
    'no code of the API, but a resolution',
    { code: 'HTTP_404', message: BEFORE, resolution: 'Check the address' },
    `${BEFORE}. Resolution: Check the address.`,
  ],
  ['no answer', { kind: 'network', code: 'ECONNRESET', message: 'socket hang up' }, BEFORE],
  [
    'no answer, but a resolution',
    { kind: 'network', code: 'ECONNRESET', message: 'socket hang up', resolution: 'Wait.' },
    `${BEFORE}. Resolution: Wait.`,
  ],
];

/** Texts of an API that differ from call to call, and what is left of them. */
const UNIQUE: readonly (readonly [title: string, known: Partial<Failure>, said: string])[] = [
  ['the request id', { message: 'Request 7f3-x failed.', requestId: '7f3-x' }, 'Request :id failed.'],
  ['the request id, each time', { message: 'req-1 and req-1', requestId: 'req-1' }, ':id and :id'],
  ['a UUID', { message: `Job ${UUID} failed.` }, 'Job :id failed.'],
  ['a UUID in small letters', { message: `Job ${UUID.toLowerCase()} failed.` }, 'Job :id failed.'],
  ['a time in milliseconds', { message: 'Since 1795554000123.' }, 'Since :time.'],
  ['a UUID without hyphens', { message: `Job ${UUID.replaceAll('-', '')} failed.` }, 'Job :id failed.'],
  ['a time', { message: 'Time:2026-11-24T21:09:47.1234Z!' }, 'Time::time!'],
  [
    'times without separators',
    { message: '20261124T210947Z is before 20261124T211447Z' },
    ':time is before :time',
  ],
  ['both', { message: `${UUID}: req-9`, requestId: 'req-9' }, ':id: :id'],
];

describe('the message of a surfaced axios error', () => {
  it.each(MESSAGES)('says what is known: %s', (_, known, message) => {
    expect(messageFor(BEFORE, failureRecord(known))).toBe(message);
  });

  it.each(UNIQUE)('holds nothing unique to the call: %s', (_, known, said) => {
    expect(messageFor(BEFORE, failureRecord(known))).toBe(`${BEFORE}: InvalidFileSystem.NotFound - ${said}`);
  });

  it.each(['8 bytes: deadbeef', 'fs-0a1b2c3d', '2017-06-26', 'i-bp67acfmxazb4ph'])(
    'leaves what is no id of a call: %s',
    (message) => {
      expect(messageFor(BEFORE, failureRecord({ message }))).toContain(message);
    },
  );

  it('is the same for two calls that fail alike', () => {
    const one = failureRecord({ message: 'Trace 11', requestId: '11', elapsedMs: 5 });
    const two = failureRecord({ message: 'Trace 22', requestId: '22', elapsedMs: 9 });
    expect(messageFor(BEFORE, one)).toBe(messageFor(BEFORE, two));
  });

  it('takes patterns of replacement in a text for text', () => {
    const message = 'Costs $& or $1 or $$';
    expect(messageFor(BEFORE, failureRecord({ message }))).toContain(message);
  });

  it('has no stray colon where the error had no message', () => {
    const known = failureRecord({ resolution: RESOLUTION });
    expect(messageFor('', known)).toMatch(/^InvalidFileSystem\.NotFound - .*\. Resolution: /);
    expect(messageFor('', failureRecord({ kind: 'network', resolution: RESOLUTION }))).toBe(
      `Resolution: ${RESOLUTION}`,
    );
  });

  it('says how to allow a repetition that was refused', () => {
    const message = messageFor(
      BEFORE,
      failureRecord({ stop: 'not-idempotent', code: 'InternalError', message: '' }),
    );
    expect(message).toMatch(/^Request failed with status code 404: InternalError\. /);
    for (const way of ['idempotency key', 'idempotent: true', 'retryUnsafe']) {
      expect(message).toContain(way);
    }
  });

  it('says how to send a stream again', () => {
    const said = messageFor(BEFORE, failureRecord({ stop: 'body-not-replayable' }));
    expect(said).toContain('or give `retriage: { body: () => stream }`.');
  });

  it.each(['terminal', 'retries-exhausted', 'deadline', 'circuit-open'] as const)(
    'keeps that advice from calls that stopped for another reason: %s',
    (stop) => {
      expect(messageFor(BEFORE, failureRecord({ stop }))).not.toContain('idempoten');
    },
  );

  it.each([[''], [RESOLUTION], ['Wait'], ['Wait...'], ['Why?']])(
    'never has two periods in a row but as given: %s',
    (resolution) => {
      for (const message of ['Gone.', 'Gone', 'Gone!', '']) {
        for (const stop of ['not-idempotent', 'terminal'] as const) {
          const text = messageFor(BEFORE, failureRecord({ message, resolution, stop }));
          expect(text.replace('...', '')).not.toMatch(/\.\.|[!?]\.|\s\s|\.\s\./);
        }
      }
    },
  );
});
