/** A page that documents three errors, nothing unclear about it. */
export const ORDERS_PAGE = `# Errors

| Error code      | HTTP status | Message                   | Solution                        |
| --------------- | ----------- | ------------------------- | ------------------------------- |
| Order.NotFound  | 404         | There is no such order.   | Check the order's number.       |
| Order.Locked    | 503         | The order is being saved. | Try again later.                |
| Order.Locked    | 409         | Somebody edits the order. | Ask them to finish.             |
`;

/** The same, where one status is missing. */
export const UNCLEAR_PAGE = ORDERS_PAGE.replace(/\| 409 +\|/, (cell) => cell.replace('409', '   '));

/** A catalog file, as `catalog import` writes it. */
export const ORDERS_FILE = JSON.stringify({
  name: 'orders',
  entries: [
    {
      httpCode: 404,
      code: 'Order.NotFound',
      message: 'There is no such order.',
      resolution: 'Check its number.',
    },
    {
      httpCode: 503,
      code: 'Order.Locked',
      message: 'The order is being saved.',
      resolution: 'Try again later.',
    },
    {
      httpCode: 409,
      code: 'Order.Locked',
      message: 'Somebody edits the order.',
      resolution: 'Ask them to finish.',
    },
  ],
  aliases: { 'Order.Missing': 'Order.NotFound' },
});
