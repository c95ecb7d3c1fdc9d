import { createHook } from 'node:async_hooks';
import { onTestFinished } from 'vitest';

/** The longest time that the system may take to let go, in milliseconds. */
const PATIENCE = 3_000;

/** What keeps a process alive, by the names of async_hooks. TLS is a layer over a socket, and keeps nothing by itself. */
const KEEPERS: ReadonlySet<string> = new Set(['Timeout', 'TCPWRAP', 'PIPEWRAP', 'GETADDRINFOREQWRAP']);

/** What was begun since it was made. */
export interface Leftovers {
  /**
   * Names of what is still there, once it had time to go.
   *
   * @param held sockets that are known to be held by the other side, which is in this process
   */
  readonly left: (held?: number) => Promise<readonly string[]>;
}

interface Timer {
  hasRef(): boolean;
}

/** Notes each timer and socket from now on. (Counts before and after would hide one that went behind one that stays.) */
export function watchLeftovers(): Leftovers {
  const begun = new Map<number, { readonly name: string; readonly resource: object }>();
  const hook = createHook({
    init(id, name, _trigger, resource) {
      if (KEEPERS.has(name)) begun.set(id, { name, resource });
    },
    destroy: (id) => void begun.delete(id),
  }).enable();
  onTestFinished(() => void hook.disable());
  const now = (held: number): string[] => {
    let allowed = held;
    return [...begun.values()]
      .filter(({ name, resource }) => (name === 'Timeout' ? (resource as Timer).hasRef() : true))
      .filter(({ name }) => name !== 'TCPWRAP' || (allowed -= 1) < 0)
      .map(({ name }) => name);
  };
  return {
    async left(held = 0) {
      const until = Date.now() + PATIENCE;
      while (now(held).length > 0 && Date.now() < until)
        await new Promise((resolve) => setImmediate(resolve));
      return now(held);
    },
  };
}
