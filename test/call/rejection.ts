/** What a promise rejects with; anything can be thrown, so it is no matcher that looks at a class. */
export async function rejectionOf(promise: PromiseLike<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`resolved with ${String(value)} where a rejection was due`);
}
