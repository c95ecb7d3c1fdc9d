/** The errors of another API: a catalog made of the page that documents them. */
import { createPolicy, explain } from 'retriage';
import { importCatalog } from 'retriage/import';

// A page as it is found: read with `readFile` or `fetch`. One row lost the cells it shares with the row above.
const page = `
# Errors of the parcel service

Names of parameters are given as \`%s\`.

| HTTP status | Error code  | Message                     | Solution                        |
| ----------- | ----------- | --------------------------- | ------------------------------- |
| 400         | Invalid%s   | The value is invalid.       | Correct the value.              |
| 403         | Denied.Key  | The key does not exist.     | Check the key.                  |
| The key is disabled.      | Enable the key, or use another. |
| 503 Service Unavailable | Depot.Busy | The depot is busy. | Please try again later.          |
| N/A         | Depot.Gone  | The depot was closed.       | Use another depot.              |

**Parcel.Lost**

- HTTP status: 410
- Message: The parcel was lost.
- Solution: Open a claim.
`;

const { catalog, problems } = importCatalog(page, { name: 'parcels' });
for (const { httpCode, code, message, retryable } of catalog.entries)
  console.log(httpCode, code, retryable ? 'retryable' : 'terminal', '-', message);

// Nothing is guessed in silence: look at these before you rely on the rows.
for (const { line, reason } of problems) console.log(`line ${line}: ${reason}`);

// From here on it is a catalog like any other.
const policy = createPolicy({ catalogs: [catalog] });
const busy = await explain({ status: 503, body: { code: 'Depot.Busy' } }, policy);
console.log(busy.code, busy.classification, busy.decidedBy, busy.resolution);
// A documented placeholder stands for whatever name comes.
const invalid = await explain(
  { status: 400, body: { code: 'InvalidWeight', message: 'Too light.' } },
  policy,
);
console.log(invalid.code, invalid.documented, invalid.resolution);
// Errors that share a code are told apart by their message.
const disabled = await explain(
  { status: 403, body: { code: 'Denied.Key', message: 'The key is disabled.' } },
  policy,
);
console.log(disabled.code, disabled.resolution);

// Prints:
// 400 Invalid%s terminal - The value is invalid.
// 403 Denied.Key terminal - The key does not exist.
// 403 Denied.Key terminal - The key is disabled.
// 503 Depot.Busy retryable - The depot is busy.
// 400 Depot.Gone terminal - The depot was closed.
// 410 Parcel.Lost terminal - The parcel was lost.
// line 10: 2 of 4 cells; taken from the row above: status "403", code "Denied.Key"
// line 12: Depot.Gone: no HTTP status is given; 400 is assumed
// Depot.Busy retryable catalog Please try again later.
// InvalidWeight true Correct the value.
// Denied.Key Enable the key, or use another.
