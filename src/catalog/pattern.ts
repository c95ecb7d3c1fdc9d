/** What documents write where the wire has a name: `%s`, `{Name}`, `${name}`, `<parameter name>`, `[name]`. */
export const PLACEHOLDER = /%(?:\d\$)?[sdv]|\$?\{[^{}]{0,40}\}|<[^<>]{1,40}>|\[[^[\]]{1,40}\]/g;

/** No code is longer; a text that is would only cost time to try. */
const LONGEST = 200;

/**
 * Finds the documented code with placeholders that a code on the wire is made from. A placeholder stands for a
 * name without dots, after a last dot for any. Of several that fit, the one with most letters of its own.
 * Patterns are kept by what they begin and end with, so a look-up costs the same however many there are.
 * @param groups what is documented, by folded code
 * @returns undefined for a code that no pattern fits
 * @example
 * const find = indexPatterns(new Map([['invalid%s.malformed', 1]]));
 * find('invalidtoken.malformed'); // 1
 */
export function indexPatterns<Group>(
  groups: ReadonlyMap<string, Group>,
): (folded: string) => Group | undefined {
  const buckets = new Map<string, (readonly [RegExp, Group])[]>();
  const lengths = new Map<string, readonly [head: number, tail: number]>();
  for (const [folded, group] of groups) {
    const literals = folded.split(PLACEHOLDER);
    // A placeholder with next to nothing around it would match every code.
    if (literals.length < 2 || literals.join('').replace(/[^\p{L}\p{N}]/gu, '').length < 3) continue;
    const head = literals[0] ?? '';
    const tail = literals.at(-1) ?? '';
    const name = head.endsWith('.') && literals.length === 2 && !tail ? '.+' : '[^.]+';
    const shape = new RegExp(`^${literals.map(escaped).join(name)}$`);
    const bucket = buckets.get(key(head, tail));
    if (bucket) bucket.push([shape, group]);
    else buckets.set(key(head, tail), [[shape, group]]);
    lengths.set(key(head.length, tail.length), [head.length, tail.length]);
  }
  const widest = [...lengths.values()].sort((a, b) => b[0] + b[1] - a[0] - a[1]);

  return (folded) => {
    if (folded.length > LONGEST) return undefined;
    for (const [head, tail] of widest) {
      if (head + tail >= folded.length) continue;
      const bucket = buckets.get(key(folded.slice(0, head), folded.slice(folded.length - tail)));
      const found = bucket?.find(([shape]) => shape.test(folded));
      if (found) return found[1];
    }
    return undefined;
  };
}

const key = (head: string | number, tail: string | number): string => `${head}\n${tail}`;

const escaped = (literal: string): string => literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
