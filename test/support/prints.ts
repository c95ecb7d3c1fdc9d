/** The lines that a program says it prints: those after `// Prints:`, up to the first line that is no comment. */
export function promisedLines(source: string): readonly string[] {
  const lines = source.split('\n');
  const start = lines.findIndex((line) => /^\/\/ prints:\s*$/i.test(line));
  if (start === -1) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => !line.startsWith('//'));
  return rest
    .slice(0, end === -1 ? undefined : end)
    .map((line) => line.slice(2).trim())
    .filter((line) => line !== '');
}

/** `…` stands for anything, but never for a line's end. */
function matches(line: string, promised: string): boolean {
  const parts = promised.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(parts.join('.*')).test(line);
}

/** The first promised line that the output does not hold after the ones before it. */
export function missingLine(stdout: string, promised: readonly string[]): string | undefined {
  let rest = stdout.split('\n');
  return promised.find((wanted) => {
    const at = rest.findIndex((line) => matches(line, wanted));
    if (at === -1) return true;
    rest = rest.slice(at + 1);
    return false;
  });
}
