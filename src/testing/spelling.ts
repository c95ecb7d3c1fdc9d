import { answerRules, type RehearsalAnswer, type RehearsalFault } from './answer.js';

const number = (text: string): number => (text.trim() === '' ? NaN : Number(text));

/** What may stand behind a step's name, `@delay=200`, and the field of the answer that it sets. */
const settings: Readonly<Record<string, (text: string) => RehearsalAnswer>> = {
  'retry-after': (retryAfter) => ({ retryAfter }),
  delay: (ms) => ({ delayMs: number(ms) }),
  status: (status) => ({ status: number(status) }),
  format: (format) => ({ format: format as RehearsalAnswer['format'] }),
  fault: (fault) => ({ fault: fault as RehearsalFault }),
  'cut-at': (bytes) => ({ cutAt: number(bytes) }),
};

const isFault = (text: string): text is RehearsalFault => answerRules.fault.fits(text);

function named(name: string): RehearsalAnswer {
  if (name === 'ok') return {};
  if (isFault(name)) return { fault: name };
  return /^[2-9]\d\d$/.test(name) ? { status: Number(name) } : { code: name };
}

/**
 * The answer that a step in words stands for: a name, and settings behind it. Values are not checked.
 * @throws TypeError for a setting that does not exist, naming those that do
 */
export function spellOut(step: string, where: string): RehearsalAnswer {
  const [name = '', ...given] = step.split('@');
  const fields = given.map((setting) => {
    const [key = '', ...rest] = setting.split('=');
    const set = Object.hasOwn(settings, key.trim()) ? settings[key.trim()] : undefined;
    if (set && rest.length > 0) return set(rest.join('=').trim());
    const known = Object.keys(settings).map((known) => `@${known}=`);
    throw new TypeError(`${where}: there is no setting "@${setting}"; a step takes ${known.join(', ')}`);
  });
  return Object.assign(named(name.trim()), ...fields) as RehearsalAnswer;
}
