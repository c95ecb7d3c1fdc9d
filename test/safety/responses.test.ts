import { describe, expect, it } from 'vitest';
import { serve } from '../flows/server.js';
import { CANARIES, fail, failPlain, leaks, UNSENT } from './canaries.js';
import { ECHOES } from './faults.js';
import { SINKS } from './sinks.js';

const canaries = Object.entries({ ...CANARIES, ...UNSENT });
const failing = { status: 400, body: 'no' };

describe('without us', () => {
  it.each(canaries)('%s is there to be read', async (_, request) => {
    const server = await serve(failing);
    const error = await failPlain(server, request(server.port));
    expect(
      leaks(
        error,
        {},
        { ...SINKS, 'JSON.stringify of the failure': String, 'inspect of the failure': String },
      ),
    ).not.toEqual([]);
  });
});

describe.each(Object.entries(ECHOES))('after a server that says it back as %s', (_, step) => {
  it.each(Object.entries(CANARIES))('%s is nowhere', async (_, request) => {
    const server = await serve(step);
    const { error, told } = await fail(server, request(server.port));
    expect(error.failure.kind).toBe('response');
    expect(leaks(error, told)).toEqual([]);
  });
});
