import axios from 'axios';
import { describe, expect, it, onTestFinished } from 'vitest';
import { failureOf, hasFailure } from '../../src/index.js';
import { startRehearsal } from '../../src/testing/index.js';
import { connect, rejected, told } from './client.js';
import { nas, nasXml, ok, serve, unavailable } from './server.js';

describe('a documented failure', () => {
  it.each(['json', 'xml'] as const)(
    'that is retryable is repeated and recovers, written in %s',
    async (format) => {
      const rehearsal = await startRehearsal({
        script: 'ServiceUnavailable,InternalError,ServiceTimeout,ok',
        format,
      });
      onTestFinished(() => rehearsal.close());
      const client = connect(rehearsal);
      const response = await client.api.get('/', { params: { Action: 'DescribeFileSystems' } });
      expect(response.status).toBe(200);
      expect(rehearsal.requests.map(({ answered }) => answered)).toEqual([
        'ServiceUnavailable',
        'InternalError',
        'ServiceTimeout',
        'ok',
      ]);
      expect(told(client)).toEqual(['retry', 'retry', 'retry', 'recover']);
      expect(client.events[0]).toMatchObject({
        failure: {
          kind: 'response',
          httpCode: 503,
          code: 'ServiceUnavailable',
          message: 'The request has failed due to a temporary failure of the server.',
          resolution: 'Please try again later.',
          classification: 'retryable',
          category: 'transient',
          decidedBy: 'catalog',
          documented: true,
          catalog: 'nas',
          hostId: '127.0.0.1',
          requestId: rehearsal.requests[0]?.requestId,
          operation: `GET 127.0.0.1:${rehearsal.port} DescribeFileSystems`,
        },
      });
    },
  );

  it('that is terminal is sent once and says what to do', async () => {
    const server = await serve(
      nas(404, 'InvalidFileSystem.NotFound', 'The specified FileSystem does not exist.'),
    );
    const { api } = connect(server);
    const error = await rejected(api.get('/'));
    expect(server.requests).toHaveLength(1);
    expect(error.failure).toMatchObject({
      httpCode: 404,
      code: 'InvalidFileSystem.NotFound',
      resolution: 'The specified file system does not exist or has been deleted.',
      classification: 'terminal',
      category: 'client',
      stop: 'terminal',
    });
    expect(failureOf(error)).toBe(error.failure);
    expect(hasFailure(error)).toBe(true);
    expect(axios.isAxiosError(error)).toBe(true);
  });

  it.each([
    ['InternalError', 500, 'retryable', 'transient'],
    ['SecurityToken.CheckFailed', 503, 'retryable', 'transient'],
    ['InvalidLBid.NotFound', 404, 'terminal', 'client'],
    ['InvalidVpc.CreationFailed', 404, 'terminal', 'client'],
    ['MissingParameter.CallerUid', 400, 'terminal', 'client'],
    ['User.Disabled', 403, 'terminal', 'auth'],
    ['Forbidden.Ram', 403, 'terminal', 'auth'],
  ])('%s at %i is %s, %s', async (code, status, classification, category) => {
    const server = await serve(nasXml(status, code));
    const { api } = connect(server, { retries: 1 });
    const { failure } = await rejected(api.get('/'));
    expect(failure).toMatchObject({ code, classification, category, documented: true, decidedBy: 'catalog' });
    expect(server.requests).toHaveLength(classification === 'retryable' ? 2 : 1);
  });
});

describe('throttling', () => {
  it.each([
    [400, 'Throttling'],
    [400, 'Throttling.User'],
    [403, 'Throttling.Api'],
    [400, 'Rejected.Throttling'],
    [409, 'FlowControl'],
    [503, 'SlowDown'],
    [400, 'RequestLimitExceeded'],
    [429, 'NobodyKnowsThis'],
  ])('at %i by the code %s is repeated', async (status, code) => {
    const server = await serve(nas(status, code), ok);
    const client = connect(server);
    await client.api.get('/');
    expect(server.requests).toHaveLength(2);
    expect(client.events[0]).toMatchObject({
      failure: { classification: 'retryable', category: 'throttling' },
    });
  });

  it.each(['Throttling.Vcpu.PerDay', 'Throttling.EnableControlPolicy'])(
    '%s does not pass: sent once',
    async (code) => {
      const server = await serve(nas(400, code));
      const { failure } = await rejected(connect(server).api.get('/'));
      expect(server.requests).toHaveLength(1);
      expect(failure).toMatchObject({ classification: 'terminal', category: 'client', stop: 'terminal' });
    },
  );
});

describe('a code that no catalog knows', () => {
  it.each([
    [500, 'Something.New', 'Oops.', 'retryable', 'status'],
    [404, 'Something.New', 'Oops.', 'terminal', 'status'],
    [400, 'Something.New', 'Please try again later.', 'retryable', 'family'],
    [403, 'OTSQuotaExhausted', 'Too frequent table operations.', 'retryable', 'family'],
    [403, 'OTSQuotaExhausted', 'Number of tables exceeded the quota.', 'terminal', 'status'],
    [401, 'Something.New', 'Please try again later.', 'terminal', 'status'],
    [422, 'Declined', 'Please try again later.', 'terminal', 'status'],
  ])('at %i, %s, "%s", is %s by %s', async (status, code, message, classification, decidedBy) => {
    const server = await serve(nas(status, code, message));
    const { failure } = await rejected(connect(server, { retries: 1 }).api.get('/'));
    expect(failure).toMatchObject({ code, message, classification, decidedBy, documented: false });
    expect(server.requests).toHaveLength(classification === 'retryable' ? 2 : 1);
  });
});

describe('the policy', () => {
  it('has the last word by overrides, the request before the policy, the classifier before the catalog', async () => {
    const server = await serve(unavailable);
    const { api } = connect(server, {
      retries: 1,
      overrides: { ServiceUnavailable: 'stop' },
      classify: () => 'retryable',
    });
    const stopped = await rejected(api.get('/'));
    expect(stopped.failure).toMatchObject({
      classification: 'terminal',
      decidedBy: 'override',
      stop: 'terminal',
    });
    const retried = await rejected(api.get('/', { retriage: { overrides: { '5xx': 'retry' } } }));
    expect(retried.failure).toMatchObject({ decidedBy: 'override', stop: 'retries-exhausted' });
    expect(server.requests).toHaveLength(3);
  });

  it('can make a terminal code retryable, with attempts, wait and words of its own', async () => {
    const server = await serve(nas(404, 'InvalidLBid.NotFound'));
    const client = connect(server, {
      overrides: {
        'InvalidLBid.NotFound': { retry: true, retries: 2, delay: 3, resolution: 'Wait for it.' },
      },
    });
    const { failure } = await rejected(client.api.get('/'));
    expect(server.requests).toHaveLength(3);
    expect(failure.attempts.map(({ delayMs }) => delayMs)).toEqual([3, 3, undefined]);
    expect(failure).toMatchObject({ resolution: 'Wait for it.', stop: 'retries-exhausted' });
  });

  it('asks its classifier, and ignores one that throws', async () => {
    const server = await serve(nas(404, 'InvalidFileSystem.NotFound'));
    const eager = await rejected(connect(server, { retries: 1, classify: () => 'retryable' }).api.get('/'));
    expect(eager.failure).toMatchObject({ decidedBy: 'classifier', stop: 'retries-exhausted' });
    const broken = connect(server, {
      classify: () => {
        throw new Error('mistake');
      },
    });
    expect((await rejected(broken.api.get('/'))).failure).toMatchObject({ decidedBy: 'catalog' });
  });
});
