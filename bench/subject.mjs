/*
 * The process of one subject: started by rounds.mjs, it makes calls when told to and reports the CPU time of one.
 * A process for each, as in real life: in a common heap one subject's garbage slows another's calls, and the
 * compiler sees all of them at once and specialises for none.
 */
import { loadLibrary } from './library.mjs';

const [file, name, build] = process.argv.slice(2);
const { subjectsOf } = await import(file);
const subject = subjectsOf(await loadLibrary(build || undefined)).find(
  (candidate) => candidate.name === name,
);
const call = await subject.prepare();

/** CPU time of a call in nanoseconds, the engine's own threads (collection, compilation) included. */
async function measure(calls) {
  const before = process.cpuUsage();
  for (let index = 0; index < calls; index += 1) await call();
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1_000) / calls;
}

process.on('message', async ({ calls }) => process.send({ time: await measure(calls) }));
process.send({ ready: call !== undefined });
