/** What documents write where the wire has a name: `%s`, `{Name}`, `${name}`, `<parameter name>`, `[name]`. */
export const PLACEHOLDER = /%(?:\d\$)?[sdv]|\$?\{[^{}]{0,40}\}|<[^<>]{1,40}>|\[[^[\]]{1,40}\]/g;

/** No code is longer; a text that is would only cost time to try. */
const LONGEST = 200;

/**
 * Finds the documented code with placeholders that a code on the wire is made from. A placeholder stands for a
 * name without dots, after a last dot for any. Of several that fit, the one with the longest beginning and end.
 * Patterns are kept by these, so a look-up costs the same however many there are.
 * @param groups what is documented, by folded code
 * @returns undefined for a code that no pattern fits
 * @example
 * const find = indexPatterns(new Map([['invalid%s.malformed', 1]]));
 * find('invalidtoken.malformed'); // 1
 */
export function indexPatterns<Group>(
  groups: ReadonlyMap<string, Group>,
): (folded: string) => Group | undefined {
  const buckets = new Map<string, Pattern<Group>[]>();
  const lengths = new Map<string, readonly [head: number, tail: number]>();
  for (const [folded, group] of groups) {
    const literals = folded.split(PLACEHOLDER);
    // A placeholder with next to nothing around it would match every code.
    if (literals.length < 2 || literals.join('').replace(/[^\p{L}\p{N}]/gu, '').length < 3) continue;
    const head = literals[0] ?? '';
    const tail = literals.at(-1) ?? '';
    const bucket = buckets.get(key(head, tail));
    if (bucket) bucket.push({ literals, group });
    else buckets.set(key(head, tail), [{ literals, group }]);
    lengths.set(key(head.length, tail.length), [head.length, tail.length]);
  }
  const widest = [...lengths.values()].sort((a, b) => b[0] + b[1] - a[0] - a[1]);

  return (folded) => {
    if (folded.length > LONGEST) return undefined;
    for (const [head, tail] of widest) {
      if (head + tail >= folded.length) continue;
      const bucket = buckets.get(key(folded.slice(0, head), folded.slice(folded.length - tail)));
      const found = bucket?.find(({ literals }) => fills(folded, literals));
      if (found) return found.group;
    }
    return undefined;
  };
}

const key = (head: string | number, tail: string | number): string => `${head}\n${tail}`;

interface Pattern<Group> {
  /** What stands around the placeholders. */
  readonly literals: readonly string[];
  readonly group: Group;
}

/**
 * Whether a code with the right beginning and end has all literals, a name before each. Taking each where it comes
 * first is enough, because a name has no dot, and it takes no time that a code of many names could multiply.
 */
function fills(folded: string, literals: readonly string[]): boolean {
  const last = literals.length - 1;
  const open = last === 1 && literals[last] === '' && literals[0]?.endsWith('.') === true;
  let end = literals[0]?.length ?? 0;
  for (let at = 1; at <= last; at += 1) {
    const literal = literals[at] ?? '';
    const next = at === last ? folded.length - literal.length : folded.indexOf(literal, end + 1);
    if (next <= end || (!open && folded.slice(end, next).includes('.'))) return false;
    end = next + literal.length;
  }
  return true;
}
