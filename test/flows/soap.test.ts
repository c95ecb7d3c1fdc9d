import { describe, expect, it } from 'vitest';
import { connect, rejected, told } from './client.js';
import { ok, serve, type Reply } from './server.js';

/** SOAP 1.1 sends all faults with 500. */
function fault(code: string, text: string, detail = ''): Reply {
  const body =
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault>' +
    `<faultcode>soap:${code}</faultcode><faultstring>${text}</faultstring>${detail}` +
    '</soap:Fault></soap:Body></soap:Envelope>';
  return { status: 500, headers: { 'content-type': 'text/xml' }, body };
}

const REPEATABLE = { retriage: { idempotent: true } };

describe('a SOAP fault', () => {
  it('of the sender ends the call, with its text', async () => {
    const server = await serve(fault('Client', 'No such order.'), ok);
    const { failure, message } = await rejected(connect(server).api.post('/', '<order/>', REPEATABLE));
    expect(server.requests).toHaveLength(1);
    expect(failure).toMatchObject({ code: 'Client', message: 'No such order.', stop: 'terminal' });
    expect(message).toContain('No such order.');
  });

  it('of the server is repeated', async () => {
    const server = await serve(fault('Server', 'Busy.'), ok);
    const client = connect(server);
    await client.api.post('/', '<order/>', REPEATABLE);
    expect(told(client)).toEqual(['retry', 'recover']);
  });

  it('is known by the code in its detail', async () => {
    const detail =
      '<detail><o:Fault xmlns:o="urn:orders"><o:errorCode>OrderClosed</o:errorCode></o:Fault></detail>';
    const server = await serve(fault('Server', 'Closed.', detail), ok);
    const client = connect(server, { overrides: { OrderClosed: 'stop' } });
    const { failure } = await rejected(client.api.post('/', '<order/>', REPEATABLE));
    expect(failure).toMatchObject({ code: 'OrderClosed', message: 'Closed.', decidedBy: 'override' });
  });
});
