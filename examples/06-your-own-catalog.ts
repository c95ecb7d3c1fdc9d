/** Errors of an API of your own: a catalog from its documentation, a classifier, and the codes nobody listed. */
import axios from 'axios';
import { attach, constant, createCatalog, createPolicy, explain, failureOf } from 'retriage';
import { startRehearsal } from 'retriage/testing';

const orders = createCatalog({
  name: 'orders',
  entries: [
    {
      httpCode: 503,
      code: 'Warehouse.Offline',
      message: 'The warehouse does not answer.',
      // A 5xx whose resolution invites another try is retryable...
      resolution: 'Try again later.',
    },
    {
      httpCode: 409,
      code: 'Order.Locked',
      message: 'The order is being edited.',
      resolution: 'Wait for the other edit to end.',
      // ...and anything else is where you say so.
      retryable: true,
    },
    {
      httpCode: 422,
      code: 'Order.Empty',
      message: 'The order has no lines.',
      resolution: 'Add at least one line.',
    },
  ],
  aliases: { 'Order.NoLines': 'Order.Empty' },
});

const policy = createPolicy({
  catalogs: [orders],
  backoff: constant(20),
  // The first opinion, before the catalog; `undefined` is none.
  classify: ({ code }) => (code.startsWith('Payment.') ? 'terminal' : undefined),
});

const server = await startRehearsal({ catalog: orders });
const api = axios.create({ baseURL: server.url });
attach(api, policy);

server.play('Warehouse.Offline, Order.Locked, ok');
await api.get('/orders/17');
console.log(server.requests.map(({ answered }) => answered).join(', '));

// Sent, but documented nowhere: the status decides, and the policy remembers the code.
server.play([{ code: 'Stock.Drift', status: 409, message: 'Counted twice.' }]);
await api.get('/orders/18').catch((error: unknown) => {
  const failure = failureOf(error);
  console.log(failure?.code, failure?.documented, failure?.decidedBy, failure?.operation);
});
console.log(policy.unknownCodes());

// A dry run, for a support desk or a test: nothing is sent.
const alias = await explain({ status: 422, body: { code: 'Order.NoLines', message: 'No lines.' } }, policy);
console.log(alias.catalog, alias.classification, alias.resolution);
const payment = await explain({ status: 503, body: { code: 'Payment.Declined' } }, policy);
console.log(payment.classification, payment.decidedBy);

await server.close();

// Prints:
// Warehouse.Offline, Order.Locked, ok
// Stock.Drift false status GET 127.0.0.1:…/orders/:id
// code: 'Stock.Drift',
// httpCode: 409,
// count: 1,
// lastMessage: 'Counted twice.'
// orders terminal Add at least one line.
// terminal classifier
