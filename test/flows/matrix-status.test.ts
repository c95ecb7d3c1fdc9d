import { openWindow } from './window.js';
import axios from 'axios';
import { describe, expect, it } from 'vitest';
import { type Budget, createBudget } from '../../src/index.js';
import { connect, rejected, told } from './client.js';
import { nas, ok, serve, type Step, unavailable } from './server.js';

/** A budget that notes what it is asked and told; it lets everything pass. */
function notingBudget(): Budget & { readonly notes: string[] } {
  const notes: string[] = [];
  return {
    notes,
    take: ({ code }, attempt) => notes.push(`take ${code} ${String(attempt)}`) > 0,
    success: (attempts) => void notes.push(`success ${String(attempts)}`),
  };
}

describe.each(['http', 'fetch', 'xhr'] as const)('by the %s adapter', (adapter) => {
  const open = async (...steps: readonly Step[]) => {
    const server = await serve(...steps);
    if (adapter === 'xhr') openWindow(server.url);
    return server;
  };

  describe('a 503 that validateStatus accepts', () => {
    const validateStatus = (status: number) => status < 400 || status === 503;

    it.each([
      { says: 'at once', steps: [unavailable], notes: [] },
      { says: 'at once, within limits', steps: [unavailable], limit: 9_000, notes: [] },
      {
        says: 'after a failure',
        steps: [nas(500, 'InternalError'), unavailable],
        notes: ['take InternalError 1'],
      },
    ])('$says is a success that is not repeated and gives nothing back', async ({ steps, limit, notes }) => {
      const server = await open(...steps);
      const budget = notingBudget();
      const client = connect(server, { budget, attemptTimeout: limit }, { adapter });
      const response = await client.api.get<unknown>('/', { validateStatus });
      expect(response.status).toBe(503);
      expect(response.data).toMatchObject({ Code: 'ServiceUnavailable' });
      expect(server.requests).toHaveLength(steps.length);
      expect(budget.notes).toEqual(notes);
      expect(told(client)).toEqual(steps.length === 1 ? [] : ['retry', 'recover']);
    });

    it('leaves a spent budget spent, however often', async () => {
      const budget = createBudget({ capacity: 14, cost: 14 });
      const failing = connect(await open(unavailable), { budget, retries: 1 }, { adapter });
      await rejected(failing.api.get('/'));
      const stop = async () => (await rejected(failing.api.get('/'))).failure.stop;
      for (let calls = 0; calls < 20; calls += 1) await failing.api.get('/', { validateStatus });
      expect(await stop()).toBe('budget-exhausted');
    });
  });

  it('a success gives back what it took', async () => {
    const budget = notingBudget();
    const { api } = connect(await open(unavailable, ok), { budget }, { adapter });
    await api.get('/');
    expect(budget.notes).toEqual(['take ServiceUnavailable 1', 'success 2']);
  });

  it.each([
    { status: 503, code: 'HTTP_503', requests: 2, stop: 'retries-exhausted' },
    { status: 404, code: 'HTTP_404', requests: 1, stop: 'terminal' },
  ])('a HEAD that fails with $status is judged by it', async ({ status, code, requests, stop }) => {
    const server = await open({ status, headers: { 'content-length': '87', 'x-acs-request-id': 'ID-1' } });
    const { failure, response } = await rejected(connect(server, { retries: 1 }, { adapter }).api.head('/'));
    expect(failure).toMatchObject({ httpCode: status, code, requestId: 'ID-1', stop });
    expect(response?.data).toBe('');
    expect(server.requests.map(({ method }) => method)).toEqual(Array(requests).fill('HEAD'));
  });

  it('a HEAD says in a header what the error is', async () => {
    const xml = '<Error><Code>NoSuchKey</Code><Message>Gone.</Message></Error>';
    const server = await open({ status: 404, headers: { 'x-oss-err': btoa(xml) } });
    const { failure } = await rejected(connect(server, {}, { adapter }).api.head('/'));
    expect(failure).toMatchObject({ code: 'NoSuchKey', message: 'Gone.', stop: 'terminal' });
  });

  it.each([200, 201, 202, 204, 206])('%i passes, and is what axios alone gives', async (status) => {
    const server = await open({ status });
    const client = connect(server, {}, { adapter });
    const [ours, theirs] = [
      await client.api.get<unknown>('/'),
      await axios.get<unknown>(server.url, { adapter, proxy: false }),
    ];
    expect([ours.status, ours.data]).toEqual([theirs.status, theirs.data]);
    expect(client.events).toEqual([]);
  });

  it.each([304, 400, 401, 402, 403, 404, 410, 422, 501])('%i is terminal', async (status) => {
    const server = await open({ status });
    const { failure } = await rejected(connect(server, {}, { adapter }).api.get('/'));
    expect(failure).toMatchObject({ kind: 'response', httpCode: status, stop: 'terminal' });
    expect(server.requests).toHaveLength(1);
  });
});
