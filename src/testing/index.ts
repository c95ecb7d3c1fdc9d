export { fakeClock, type FakeClock, type FakeClockOptions } from './fake-clock.js';
export { recordWaits, type RecordedWait, type RecordedWaits } from './record-waits.js';
export { startRehearsal, type Rehearsal } from './rehearsal.js';
export type { RehearsalOptions } from './options.js';
export type { RehearsalRequest } from './request.js';
export type { RehearsalScript, RehearsalSequence } from './script.js';
export type { RehearsalChance, RehearsalChoice, RehearsalStep } from './step.js';
export type { RehearsalAnswer, RehearsalFault, RehearsalFormat } from './answer.js';
