import { describe, expect, it } from 'vitest';
import { serve } from '../flows/server.js';
import { CANARIES, fail, leaks, SECRET } from './canaries.js';
import { TEXTS } from './sinks.js';

/** axios then throws the SyntaxError of `JSON.parse` in the place of our error, and that quotes what it could not read. */
const strict = { responseType: 'json', transitional: { silentJSONParsing: false } } as const;
const status = 400;

describe('an error body that is no JSON, where axios insists on it', () => {
  it.each(Object.entries(CANARIES))('shows nothing of %s', async (_, carrying) => {
    const server = await serve({ status, body: SECRET });
    const { error, told } = await fail(server, { ...carrying(server.port), ...strict });
    expect(error.message).toContain('JSON');
    expect(error.failure.code).toBe('HTTP_400');
    expect(leaks(error, told)).toEqual([]);
  });

  it('shows nothing in message and stack with hideDetails off', async () => {
    const server = await serve({ status, body: SECRET });
    const request = { ...strict, headers: { 'X-Api-Key': SECRET } };
    const { error } = await fail(server, request, { hideDetails: false });
    expect(leaks(error, {}, TEXTS)).toEqual([]);
  });

  it('forges no line either', async () => {
    const server = await serve({ status, body: '\u001b[2J\nERROR forged' });
    const { error } = await fail(server, strict);
    expect(error.message).toContain('JSON');
    expect(error.message).not.toMatch(/[\u001b\n]/);
    expect(error.stack).not.toMatch(/\u001b|\nERROR forged/);
  });
});
