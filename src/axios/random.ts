/** So many random bytes in hexadecimal. Also outside secure contexts, where browsers have no `randomUUID`. */
export function randomHex(bytes: number): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  return hex.join('');
}
