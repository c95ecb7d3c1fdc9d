import { cpus } from 'node:os';
import axios from 'axios';

/** What the numbers were measured on. */
export function machine() {
  const cores = cpus();
  return `Node ${process.versions.node}, axios ${axios.VERSION}, ${cores.length} x ${cores[0]?.model.trim() ?? 'unknown processor'}`;
}
