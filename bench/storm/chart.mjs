import { SLOT_MS, slotsOf } from './report.mjs';

const WIDTH = 320;
const HEIGHT = 90;
const LEFT = 180;
const TOP = 46;
const GAP = 26;

/**
 * A chart of one scenario: for each client, the requests that arrived (grey) and the calls that succeeded, by when they
 * ended (green), a second, over time; the trouble is shaded. One scale for all, cut at four times the load.
 */
export function chart(scenario, results) {
  const plays = results.map(({ client, plays }) => ({ client, play: plays[0] }));
  const seconds = scenario.seconds + 2;
  const most = scenario.load * 4;
  const height = TOP + plays.length * (HEIGHT + GAP);
  const rows = plays.map(({ client, play }, row) => {
    const y = TOP + row * (HEIGHT + GAP);
    const ended = play.calls.filter(({ ok }) => ok).map(({ endMs }) => endMs);
    return [
      shade(scenario, seconds, y),
      `<text x="${LEFT - 12}" y="${y + HEIGHT / 2}" text-anchor="end">${escape(client.name)}</text>`,
      line(LEFT, y, LEFT + WIDTH, y + HEIGHT, seconds, most, play.arrived, '#8a8f98'),
      line(LEFT, y, LEFT + WIDTH, y + HEIGHT, seconds, most, ended, '#1a9850'),
      `<path d="M${LEFT} ${y + HEIGHT}h${WIDTH}" stroke="#8a8f98" stroke-width="0.5"/>`,
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LEFT + WIDTH + 20} ${height}" font-family="sans-serif" font-size="12" fill="#57606a">`,
    `<text x="12" y="18" font-weight="bold">${escape(scenario.title)}</text>`,
    `<text x="12" y="34">requests a second (grey), calls that succeeded a second (green), ${seconds} s, cut at ${most}/s</text>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}

function shade({ window }, seconds, y) {
  if (!window) return '';
  const [from, to] = window.map((second) => LEFT + (second / seconds) * WIDTH);
  return `<rect x="${round(from)}" y="${y}" width="${round(to - from)}" height="${HEIGHT}" fill="#d73027" opacity="0.12"/>`;
}

function line(left, top, right, bottom, seconds, most, times, colour) {
  const slots = slotsOf(times.filter((at) => at >= 0 && at < seconds * 1_000));
  const points = Array.from({ length: (seconds * 1_000) / SLOT_MS }, (_, slot) => {
    const perSecond = ((slots[slot] ?? 0) * 1_000) / SLOT_MS;
    const x = left + ((slot * SLOT_MS) / (seconds * 1_000)) * (right - left);
    const y = bottom - Math.min(1, perSecond / most) * (bottom - top);
    return `${round(x)},${round(y)}`;
  });
  return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="1.5"/>`;
}

const round = (value) => Math.round(value * 10) / 10;
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
