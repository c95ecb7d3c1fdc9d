/** Numbers from 0 up to 1, the same ones for the same seed, so that a rehearsal can be run again. */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    // A counter in steps of the golden ratio, stirred by two multiplications: plenty for choosing answers.
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** A RequestId as the API writes them: an upper-case UUID. */
export function createRequestId(random: () => number): string {
  const hex = [0, 0, 0, 0]
    .map(() =>
      Math.floor(random() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('')
    .toUpperCase();
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-A$4-$5');
}
