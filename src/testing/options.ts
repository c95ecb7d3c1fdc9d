import type { Catalog } from '../catalog/catalog.js';
import { gatewayCatalog } from '../catalog/gateway.js';
import { nasCatalog } from '../catalog/nas.js';
import type { RehearsalFormat } from './answer.js';
import type { RehearsalScript } from './script.js';

/** How a rehearsal answers, and where it listens. */
export interface RehearsalOptions {
  /**
   * What requests are answered, in the order in which they have been read. After its last step every request is
   * answered `ok`.
   * @default []
   */
  readonly script?: RehearsalScript | undefined;
  /**
   * Where codes get their status and message from; the first that knows the code wins.
   * @default [nasCatalog, gatewayCatalog]
   */
  readonly catalog?: Catalog | readonly Catalog[] | undefined;
  /**
   * What error answers are written in; `alternate` is JSON, XML, JSON and so on.
   * @default 'json'
   */
  readonly format?: RehearsalFormat | 'alternate' | undefined;
  /**
   * Decides RequestIds and chances: the same seed and requests, the same answers.
   * @default 1
   */
  readonly seed?: number | undefined;
  /**
   * 0 takes a free one.
   * @default 0
   */
  readonly port?: number | undefined;
  /** @default '127.0.0.1' */
  readonly host?: string | undefined;
}

/** Options with every default filled in. */
export interface Settings {
  readonly script: RehearsalScript;
  readonly catalog: readonly Catalog[];
  readonly format: RehearsalFormat | 'alternate';
  readonly seed: number;
  readonly port: number;
  readonly host: string;
}

const isCatalog = (value: unknown): value is Catalog =>
  typeof value === 'object' && value !== null && typeof (value as Catalog).find === 'function';

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

type Rule = readonly [takes: string, test: (value: unknown) => boolean];

const rules: Readonly<Record<keyof Settings, Rule>> = {
  script: ['steps or an object of steps by action', () => true],
  catalog: ['a catalog or a list of them', (value) => listed(value).every(isCatalog)],
  format: ["'json', 'xml' or 'alternate'", (value) => ['json', 'xml', 'alternate'].includes(value as string)],
  seed: ['an integer', Number.isSafeInteger],
  port: [
    'an integer from 0 to 65535',
    (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 65_536,
  ],
  host: ['a host name or address', (value) => typeof value === 'string' && value !== ''],
};

/**
 * Fills in the defaults.
 * @throws TypeError naming the option and what it takes
 */
export function settingsOf(options: RehearsalOptions): Settings {
  if (typeof options !== 'object' || options === null)
    throw new TypeError('startRehearsal: takes an object of options');
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(rules, name)) {
      throw new TypeError(`startRehearsal: no option "${name}"; takes ${Object.keys(rules).join(', ')}`);
    }
    const [takes, test] = rules[name as keyof Settings];
    if (value !== undefined && !test(value)) throw new TypeError(`startRehearsal: ${name} takes ${takes}`);
  }
  const { script = [], format = 'json', seed = 1, port = 0, host = '127.0.0.1', catalog } = { ...options };
  const catalogs = catalog === undefined ? [nasCatalog, gatewayCatalog] : (listed(catalog) as Catalog[]);
  return { script, catalog: catalogs, format, seed, port, host };
}
