/** Takes bytes as they come; gives how many requests are complete with them. */
export type RequestReader = (chunk: Buffer) => number;

/** Reads requests off a socket, as far as counting them takes: heads, and bodies of a stated length. */
export function requestReader(): RequestReader {
  let unread = '';
  return (chunk) => {
    unread += chunk.toString('latin1');
    let complete = 0;
    for (let length = lengthOf(unread); length <= unread.length; length = lengthOf(unread)) {
      unread = unread.slice(length);
      complete += 1;
    }
    return complete;
  };
}

/** Length of the first request of the text, head and body; Infinity while its head is not complete. */
function lengthOf(text: string): number {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return Infinity;
  const [, body = '0'] = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head)) ?? [];
  return head + 4 + Number(body);
}
