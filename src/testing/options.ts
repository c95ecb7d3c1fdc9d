import type { Catalog } from '../catalog/catalog.js';
import { gatewayCatalog } from '../catalog/gateway.js';
import { nasCatalog } from '../catalog/nas.js';
import { checkOptions, isRecord, oneOf, type Rules } from '../catalog/option.js';
import type { RehearsalFormat } from './answer.js';
import type { RehearsalScript } from './script.js';

/** How a rehearsal answers, and where it listens. */
export interface RehearsalOptions {
  /**
   * What requests are answered, in the order in which they have been read. After its last step every request is
   * answered `ok`, or as `probability` has it.
   * @default []
   */
  readonly script?: RehearsalScript | undefined;
  /**
   * What requests are answered that the script leaves: steps, each with its probability, 0 to 1. They add up to 1
   * at most; the rest is `ok`. The seed decides.
   * @default {}
   */
  readonly probability?: Readonly<Record<string, number>> | undefined;
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
   * Port to listen on; 0 takes a free one.
   * @default 0
   */
  readonly port?: number | undefined;
  /**
   * Name or address to listen on.
   * @default '127.0.0.1'
   */
  readonly host?: string | undefined;
}

/** Options with every default filled in. */
export interface Settings {
  readonly script: RehearsalScript;
  readonly probability: Readonly<Record<string, number>>;
  readonly catalog: readonly Catalog[];
  readonly format: RehearsalFormat | 'alternate';
  readonly seed: number;
  readonly port: number;
  readonly host: string;
}

const isCatalog = (value: unknown): value is Catalog =>
  isRecord(value) && typeof (value as Catalog).find === 'function';

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** Probabilities that are meant to add up to 1 may be this much more: they are no exact numbers. */
const ROUNDING = 1e-9;

function areProbabilities(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const numbers: unknown[] = Object.values(value);
  const each = numbers.every((number) => typeof number === 'number' && number >= 0);
  return each && (numbers as number[]).reduce((sum, number) => sum + number, 0) <= 1 + ROUNDING;
}

const rules: Rules<Settings> = {
  script: { takes: 'steps or an object of steps by action', fits: () => true },
  probability: {
    takes: 'an object of numbers by step, from 0, that add up to 1 at most',
    fits: areProbabilities,
  },
  catalog: { takes: 'a catalog or a list of them', fits: (value) => listed(value).every(isCatalog) },
  format: oneOf('json', 'xml', 'alternate'),
  seed: { takes: 'an integer', fits: Number.isSafeInteger },
  port: {
    takes: 'an integer from 0 to 65535',
    fits: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 65_536,
  },
  host: { takes: 'a host name or address', fits: (value) => typeof value === 'string' && value !== '' },
};

/**
 * Fills in the defaults.
 * @throws TypeError naming the option and what it takes
 */
export function settingsOf(options: RehearsalOptions): Settings {
  checkOptions('startRehearsal', options, rules);
  const { script = [], probability = {}, format = 'json', seed = 1, catalog } = { ...options };
  const { port = 0, host = '127.0.0.1' } = { ...options };
  const catalogs = catalog === undefined ? [nasCatalog, gatewayCatalog] : (listed(catalog) as Catalog[]);
  return { script, probability, catalog: catalogs, format, seed, port, host };
}
