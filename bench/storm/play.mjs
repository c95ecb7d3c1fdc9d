import { fork } from 'node:child_process';
import { once } from 'node:events';

const file = (name) => new URL(name, import.meta.url).pathname;

/** Time for both processes to be ready before the first call, in milliseconds. */
const HEAD_START_MS = 300;

/** One client in one scenario with one seed: what its calls came to, and what the endpoint saw of them. */
export async function play(client, scenario, seed) {
  const server = fork(file('server.mjs'));
  const player = fork(file('player.mjs'));
  try {
    const [[{ url, dead }]] = await Promise.all([once(server, 'message'), once(player, 'message')]);
    const at = Date.now() + HEAD_START_MS;
    server.send({ begin: { server: scenario.server, seed, at } });
    player.send({ client: client.name, scenario: scenario.name, seed, url, dead, at });
    const [played] = await once(player, 'message');
    server.send({ report: true });
    const [seen] = await once(server, 'message');
    return { ...played, ...seen };
  } finally {
    player.kill();
    server.disconnect();
  }
}
