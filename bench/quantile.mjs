/** The value below which the given share of the numbers lies; the nearest one, not a mean of two. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * share)];
}

export function median(numbers) {
  return quantile(numbers, 0.5);
}

/** `1.03 [1.01, 1.06]`: the median and the quartiles. */
export function spread(numbers, digits) {
  const [q1, middle, q3] = [0.25, 0.5, 0.75].map((share) => quantile(numbers, share).toFixed(digits));
  return `${middle} [${q1}, ${q3}]`;
}
