/** Lays rows out in columns: the first aligned to the left, the others to the right. Lines are never cut. */
export function table(header, rows) {
  const lines = [header, ...rows].map((row) => row.map(String));
  const widths = header.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const rule = widths.map((width) => '-'.repeat(width));
  return [lines[0], rule, ...lines.slice(1)]
    .map((line) =>
      widths
        .map((width, column) => pad(line[column] ?? '', width, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function pad(cell, width, column) {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
