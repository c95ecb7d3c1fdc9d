/** Drift: what an API sends and its catalog does not know, as rows to review and add to the catalog. */
import axios from 'axios';
import { attach, constant, createCatalog, createPolicy } from 'retriage';
import { startRehearsal } from 'retriage/testing';

const orders = createCatalog({
  name: 'orders',
  entries: [{ httpCode: 404, code: 'Order.Gone', message: 'It is gone.', resolution: 'Make a new one.' }],
});
const policy = createPolicy({ catalogs: [orders], backoff: constant(10) });

const server = await startRehearsal({ catalog: orders });
const api = axios.create({ baseURL: server.url });
attach(api, policy);

// The API has moved on since its errors were written down.
server.play([
  { code: 'Order.Gone' },
  { code: 'Order.Locked', status: 409, message: 'Someone edits the order.' },
  { code: 'Order.Locked', status: 409, message: 'Someone edits the order.' },
  { code: 'Depot.Closed', status: 503, message: 'The depot is closed. Try again later.' },
  'ok',
]);
for (const order of [1, 2, 3, 4]) await api.get(`/orders/${order}`).catch(() => undefined);

// Most frequent first. `resolution` is for a person to fill in; without it an entry is terminal.
const rows = [...policy.unknownCodes()]
  .sort((a, b) => b.count - a.count)
  .map(({ code, httpCode, count, lastMessage }) => ({
    seen: count,
    entry: { httpCode, code, message: lastMessage, resolution: '' },
  }));
for (const { seen, entry } of rows) console.log(`${seen} x ${JSON.stringify(entry)}`);

// What the policy asks from now on, once somebody has looked at the rows.
const reviewed = createCatalog({
  name: 'orders',
  entries: [
    ...orders.entries,
    ...rows.map(({ entry }) => ({
      ...entry,
      httpCode: entry.httpCode ?? 400,
      retryable: entry.httpCode === 503,
    })),
  ],
});
console.log(reviewed.entries.map(({ code, retryable }) => `${code} ${retryable ? 'retryable' : 'terminal'}`));

await server.close();

// Prints:
// 2 x {"httpCode":409,"code":"Order.Locked","message":"Someone edits the order.","resolution":""}
// 1 x {"httpCode":503,"code":"Depot.Closed","message":"The depot is closed. Try again later.","resolution":""}
// 'Order.Gone terminal',
// 'Order.Locked terminal',
// 'Depot.Closed retryable'
