import type { Rehearsal } from '../testing/rehearsal.js';
import type { RehearsalRequest } from '../testing/request.js';
import { startRehearsal } from '../testing/rehearsal.js';
import type { RehearsalChoice } from '../testing/step.js';
import { escapeControls } from '../events/redact.js';
import { catalogOption, loadCatalogs } from './catalogs.js';
import { defineCommand } from './command.js';
import { Complaint, messageOf, misuse } from './complaint.js';
import type { Io, Sink } from './io.js';
import { painter } from './paint.js';

const FORMATS = ['json', 'xml', 'alternate'] as const;

export const rehearseCommand = defineCommand({
  name: 'rehearse',
  summary: 'start a local endpoint that answers with errors',
  usage: ['[--script STEPS] [--port N] [--format FORMAT]'],
  options: {
    script: {
      type: 'string',
      short: 's',
      value: 'STEPS',
      help: 'what requests are answered, one step each, parted by commas: codes, statuses, ok, reset, truncate, stall, hang; after the last, ok (default: what the path says, as in /ServiceUnavailable)',
    },
    port: {
      type: 'string',
      short: 'p',
      value: 'N',
      help: 'where to listen on 127.0.0.1 (default: a free port)',
    },
    format: {
      type: 'string',
      short: 'f',
      value: 'FORMAT',
      help: `what errors are written in: ${FORMATS.join(', ')} (default: json)`,
    },
    catalog: catalogOption,
  },
  examples: [
    { line: 'retriage rehearse', about: 'then: curl -i http://127.0.0.1:PORT/ServiceUnavailable' },
    {
      line: 'retriage rehearse --script ServiceUnavailable,503,reset,ok --port 8080',
      about: 'an outage that ends',
    },
    {
      line: 'retriage rehearse --catalog orders.json --script Order.Locked,ok',
      about: 'errors of your own API',
    },
  ],
  async run(values, positionals, io) {
    if (positionals.length > 0) throw misuse(`rehearse takes no "${positionals.join(' ')}"`);
    const port = portOf(values.port);
    const format = FORMATS.find((each) => each === values.format);
    if (values.format !== undefined && !format) throw misuse(`--format takes one of ${FORMATS.join(', ')}`);
    const catalog = await loadCatalogs(values.catalog);
    const { script } = values;

    // Before anything is printed: whoever reads the address may end us at once.
    const interrupted = io.interrupted();
    const rehearsal = await started({ script, port, format, catalog });
    rehearsal.play(watched(script, (request) => io.out.write(requestLine(request, values.json, io.out))));
    io.out.write(
      values.json ? `${JSON.stringify({ url: rehearsal.url })}\n` : greeting(rehearsal, script, io),
    );
    await interrupted;
    await rehearsal.close();
    return 0;
  },
});

function portOf(text: string | undefined): number {
  const port = Number(text ?? 0);
  if (!/^\d*$/.test(text ?? '') || port > 65_535)
    throw misuse(`--port takes 0 to 65535, not "${text ?? ''}"`);
  return port;
}

/** Plays the script itself first, so that a step that is wrong is told before anybody asks. */
async function started(options: Parameters<typeof startRehearsal>[0]): Promise<Rehearsal> {
  try {
    return await startRehearsal(options);
  } catch (error) {
    if (error instanceof TypeError) throw misuse(error.message.replace(/^script step/, '--script, step'));
    throw new Complaint(messageOf(error));
  }
}

/** The script, or the path where there is none, as a step that tells of each request once it has been answered. */
function watched(script: string | undefined, tell: (request: RehearsalRequest) => void): RehearsalChoice {
  const steps = script?.split(',').map((step) => step.trim());
  return (request, index) => {
    setImmediate(tell, request);
    return (steps ? steps[index] : pathStep(request.url)) || 'ok';
  };
}

/** `/ServiceUnavailable?a=b` asks for ServiceUnavailable. */
function pathStep(url: string): string {
  const path = url.replace(/[?#].*$/s, '').slice(1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function greeting({ url }: Rehearsal, script: string | undefined, io: Io): string {
  const paint = painter(io.out);
  const hint = script === undefined ? `Ask for an error: curl -i ${url}/ServiceUnavailable\n` : '';
  return `Listening on ${paint.bold(url)}; Ctrl-C ends it.\n${hint}`;
}

/** One line a request; the query stays out, since it may hold credentials. */
function requestLine(request: RehearsalRequest, json: boolean | undefined, out: Sink): string {
  const { method, url, action, answered, requestId, atMs } = request;
  const path = url.replace(/\?.*$/s, '');
  if (json) return `${JSON.stringify({ atMs, method, path, action: action ?? null, answered, requestId })}\n`;
  const paint = painter(out);
  const asked = escapeControls([method, path, action].filter(Boolean).join(' '));
  const colour = answered === 'ok' ? paint.green : paint.yellow;
  return `${(atMs / 1000).toFixed(3).padStart(8)} s  ${asked}  ${colour(escapeControls(answered))}\n`;
}
