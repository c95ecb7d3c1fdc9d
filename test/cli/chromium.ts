import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where Chromium is installed, undefined where it is not. */
export const chromium = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find((file) => existsSync(file));

/** What the methods used here answer. */
interface Result {
  readonly targetInfos?: readonly { readonly type: string; readonly targetId: string }[];
  readonly sessionId?: string;
  readonly data?: string;
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: Complaint;
}

interface Complaint {
  readonly text: string;
  readonly exception?: { readonly description?: string };
}

/** What the events used here tell. */
interface Told {
  readonly request?: { readonly url: string };
  readonly entry?: { readonly text: string };
  readonly exceptionDetails?: Complaint;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Told;
  readonly result?: Result;
  readonly error?: { readonly message: string };
}

/** One tab, spoken to in the DevTools protocol. */
export interface Tab {
  send(method: string, params?: object): Promise<Result>;
  /** The value of an expression in the page; a promise is waited for. */
  evaluate<Value = unknown>(expression: string): Promise<Value>;
  /** Presses and releases a key; one that is a character is typed. */
  press(key: string): Promise<void>;
  goTo(url: string): Promise<void>;
  /** Addresses that were asked for, the page's own first. */
  readonly requested: string[];
  /** What the console was told, errors of the page and refusals of its policy among it. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Starts Chromium without a window; it speaks over a pipe, so that no port is opened. */
export async function openTab(): Promise<Tab> {
  const profile = mkdtempSync(join(tmpdir(), 'retriage-chromium-'));
  const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe'];
  const quiet = ['--no-first-run', '--disable-background-networking', `--user-data-dir=${profile}`];
  const child = spawn(chromium ?? '', [...args, ...quiet, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const waiting = new Map<number, (message: Message) => void>();
  const listeners = new Map<string, ((told: Told) => void)[]>();
  let rest = '';
  (child.stdio[4] as Readable).setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const reply = JSON.parse(message) as Message;
      if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
      else for (const listen of listeners.get(reply.method ?? '') ?? []) listen(reply.params ?? {});
    }
  });

  let last = 0;
  let sessionId: string | undefined;
  const send = (method: string, params: object = {}): Promise<Result> =>
    new Promise((resolve, reject) => {
      const id = (last += 1);
      waiting.set(id, ({ result = {}, error }) => {
        waiting.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result);
      });
      (child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  const on = (method: string, listen: (told: Told) => void) =>
    listeners.set(method, [...(listeners.get(method) ?? []), listen]);
  const once = (method: string) => new Promise((resolve) => on(method, resolve));

  const { targetInfos = [] } = await send('Target.getTargets');
  const targetId = targetInfos.find(({ type }) => type === 'page')?.targetId;
  sessionId = (await send('Target.attachToTarget', { targetId, flatten: true })).sessionId;
  for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await send(`${domain}.enable`);

  const requested: string[] = [];
  const complaints: string[] = [];
  on('Network.requestWillBeSent', ({ request }) => requested.push(request?.url ?? ''));
  on('Log.entryAdded', ({ entry }) => complaints.push(entry?.text ?? ''));
  on('Runtime.exceptionThrown', ({ exceptionDetails }) => complaints.push(exceptionDetails?.text ?? ''));

  return {
    send,
    requested,
    complaints,
    async evaluate<Value>(expression: string) {
      const { result, exceptionDetails } = await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result?.value as Value;
    },
    async press(key) {
      const text = key.length === 1 ? { text: key } : {};
      const code = KEY_CODES[key];
      await send('Input.dispatchKeyEvent', { type: 'keyDown', key, windowsVirtualKeyCode: code, ...text });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: code });
    },
    async goTo(url) {
      const loaded = once('Page.loadEventFired');
      await send('Page.navigate', { url });
      await loaded;
    },
    async close() {
      sessionId = undefined;
      await send('Browser.close').catch(() => child.kill('SIGKILL'));
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const KEY_CODES: Readonly<Record<string, number>> = {
  Tab: 9,
  Enter: 13,
  Escape: 27,
  ' ': 32,
  ArrowRight: 39,
};
