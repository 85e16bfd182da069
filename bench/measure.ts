/** Time of the fastest and of the middle of several runs, in milliseconds, after some to warm up. */
export function measure(work: () => unknown, atLeast = 5, forMs = 600): { readonly best: number; readonly median: number } {
  for (let i = 0; i < 2; i++) work();
  const times: number[] = [];
  const start = performance.now();
  while (times.length < atLeast || performance.now() - start < forMs) {
    const from = performance.now();
    work();
    times.push(performance.now() - from);
    if (times.length > 200) break;
  }
  times.sort((a, b) => a - b);
  return { best: times[0] ?? 0, median: times[Math.floor(times.length / 2)] ?? 0 };
}

export function ms(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(1);
}
