/** What an option takes, in words and as a test. */
export interface Rule {
  readonly takes: string;
  readonly fits: (value: unknown) => boolean;
}

/** The options that there are. */
export type Rules<Options extends object = Readonly<Record<string, unknown>>> = Readonly<
  Record<keyof Options & string, Rule>
>;

/** True for an object that is no list. */
export function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A number within bounds, both of them included. */
export function numeric(takes: string, least: number, most: number): Rule {
  return { takes, fits: (value) => typeof value === 'number' && value >= least && value <= most };
}

/** One of several words. */
export function oneOf(...values: readonly string[]): Rule {
  return {
    takes: values.map((value) => `'${value}'`).join(', '),
    fits: (value) => values.includes(value as string),
  };
}

/**
 * Checks options, those that are set, against what each takes.
 *
 * @param where what takes them
 * @param path of the option whose own options these are
 * @throws TypeError naming the option and what it takes
 */
export function checkOptions(where: string, options: unknown, rules: Rules, path = ''): void {
  if (!isRecord(options))
    throw new TypeError(
      `${where}: ${path ? `\`${path}\`` : 'options'} takes an object, not ${show(options)}`,
    );
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    const full = path ? `${path}.${name}` : name;
    if (!rule)
      throw new TypeError(`${where}: unknown option \`${full}\`; it takes ${Object.keys(rules).join(', ')}`);
    if (value !== undefined) checkOption(where, full, value, rule);
  }
}

/** @throws TypeError naming the option and what it takes */
export function checkOption(where: string, name: string, value: unknown, { takes, fits }: Rule): void {
  if (!fits(value)) throw new TypeError(`${where}: \`${name}\` takes ${takes}, not ${show(value)}`);
}

function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}
