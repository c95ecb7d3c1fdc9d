import { describe, expect, it } from 'vitest';
import { serve } from '../flows/server.js';
import { CANARIES, fail, leaks } from './canaries.js';
import { ECHOES, FAULTS, LIMITS } from './faults.js';
import { TEXTS } from './sinks.js';

/** With `hideDetails: false` the properties are the caller's to look after; what we write stays clean. */
describe.each([...Object.entries(ECHOES), ...Object.entries(FAULTS)])(
  'with hideDetails off, after a server that answers with %s',
  (_, step) => {
    it.each(Object.entries(CANARIES))(
      '%s is in no message, failure, event or record',
      async (_, carrying) => {
        const server = await serve(step);
        const request = { ...LIMITS, ...carrying(server.port) };
        const { error, told } = await fail(server, request, { hideDetails: false, retries: 1 });
        expect(Object.keys(error)).toContain('config');
        expect(leaks(error, told, TEXTS)).toEqual([]);
      },
    );
  },
);
