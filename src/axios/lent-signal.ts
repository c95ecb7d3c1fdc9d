import type { SignalSource } from '../call/limit.js';
import type { Config } from './config.js';

const SOURCE = Symbol('retriage.signal');

type Lent = Config & { [SOURCE]?: SignalSource };

/** One getter for all configs: a getter of its own would give each config a hidden class, at twice the cost of a call. */
const SIGNAL: PropertyDescriptor & ThisType<Lent> = {
  get() {
    return this[SOURCE]?.();
  },
  set(value: unknown) {
    Object.defineProperty(this, 'signal', { value, enumerable: true, configurable: true, writable: true });
  },
  enumerable: true,
  configurable: true,
};

/** Puts a signal on a config that is made when the adapter asks for it: a stub that does not never pays for one. */
export function lendSignal(config: Config, source: SignalSource): void {
  Object.defineProperty(config, SOURCE, { value: source, configurable: true });
  Object.defineProperty(config, 'signal', SIGNAL);
}

/** Gives the config its own signal back. */
export function restoreSignal(config: Config, signal: AbortSignal | undefined): void {
  Reflect.deleteProperty(config, SOURCE);
  if (signal === undefined) Reflect.deleteProperty(config, 'signal');
  else
    Object.defineProperty(config, 'signal', {
      value: signal,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}
