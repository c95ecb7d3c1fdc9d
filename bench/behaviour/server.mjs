import { createServer } from 'node:http';

/** An error in the JSON shape of the API. */
export const failing = (status, Code, headers = {}) => ({
  status,
  headers,
  body: JSON.stringify({ RequestId: '7', Code, Message: 'The request failed.' }),
});
export const unavailable = failing(503, 'ServiceUnavailable');
export const fine = { status: 200, headers: {}, body: '{"ok":true}' };
export const reset = 'reset';

/**
 * Answers by the steps, the last one again and again, and keeps what it was sent. A step may be a function of the
 * request's body, which gives the reply.
 */
export async function serve(steps, use) {
  const requests = [];
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('error', () => undefined);
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      const received = { method, url, headers, body: Buffer.concat(chunks).toString(), atMs: Date.now() };
      const step = steps[Math.min(requests.push(received), steps.length) - 1];
      const reply = typeof step === 'function' ? step(received) : step;
      if (reply === reset) return request.socket.resetAndDestroy();
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      response.end(reply.body);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${server.address().port}`, requests);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
