/** What a field takes, in words and as a test. */
export type Rule = readonly [takes: string, test: (value: unknown) => boolean];

/**
 * Checks the options of a function against what each takes.
 * @throws TypeError naming the option and what it takes
 */
export function checkOptions(maker: string, options: unknown, rules: Readonly<Record<string, Rule>>): void {
  if (typeof options !== 'object' || options === null)
    throw new TypeError(`${maker}: takes an object of options`);
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) throw new TypeError(`${maker}: no option "${name}"; takes ${Object.keys(rules).join(', ')}`);
    const [takes, test] = rule;
    if (value !== undefined && !test(value)) throw new TypeError(`${maker}: ${name} takes ${takes}`);
  }
}
