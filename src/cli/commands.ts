import type { Command } from './command.js';

/** A command before it is loaded: the global help needs no more, and a command loads only itself. */
export interface Listed {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** In the order of the help. */
export const COMMANDS: readonly Listed[] = [
  {
    name: 'explain',
    summary: 'say what an error code or a failed answer means',
    load: async () => (await import('./explain.js')).explainCommand,
  },
  {
    name: 'catalog list',
    summary: 'list the codes of a catalog',
    load: async () => (await import('./catalog-list.js')).listCommand,
  },
  {
    name: 'catalog import',
    summary: 'make a catalog from a page that documents errors',
    load: async () => (await import('./catalog-import.js')).importCommand,
  },
  {
    name: 'catalog page',
    summary: 'write a searchable HTML page of a catalog',
    load: async () => (await import('./catalog-page.js')).pageCommand,
  },
  {
    name: 'rehearse',
    summary: 'start a local endpoint that answers with errors',
    load: async () => (await import('./rehearse.js')).rehearseCommand,
  },
];
