import { DuckDBInstance } from '@duckdb/node-api';
import type { FloatInputs } from '../floats.ts';
import { bandsOf, coefficients, indicators, raters, weights } from '../workload/shape.ts';

/** The whole work as one query over a table in memory; loading is not counted. */
export async function withDuckDb({ size, track, columns, events }: FloatInputs, threads: number): Promise<() => Promise<number>> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const db = await instance.connect();
  const names = [...columns.keys()];
  await db.run(`CREATE TABLE subject (id INTEGER, track INTEGER, ${names.map((name) => `"${name}" DOUBLE`).join(', ')})`);
  const subjects = await db.createAppender('subject');
  const lists = names.map((name) => columns.get(name));
  for (let i = 0; i < size; i++) {
    subjects.appendInteger(i);
    subjects.appendInteger(track[i] ?? 0);
    for (const list of lists) subjects.appendDouble(list?.[i] ?? 0);
    subjects.endRow();
  }
  subjects.closeSync();
  await db.run('CREATE TABLE event (subject INTEGER, kind INTEGER, points DOUBLE)');
  const rows = await db.createAppender('event');
  for (let k = 0; k < events.subject.length; k++) {
    rows.appendInteger(events.subject[k] ?? 0);
    rows.appendInteger(events.kind[k] ?? 0);
    rows.appendDouble(events.points[k] ?? 0);
    rows.endRow();
  }
  rows.closeSync();
  const sql = query();
  return async () => (await db.runAndReadAll(sql)).currentRowCount;
}

function query(): string {
  const base = indicators
    .map((_, i) => `(${rate(i)}) * (CASE track WHEN 0 THEN ${weights[0]?.[i]} WHEN 1 THEN ${weights[1]?.[i]} ELSE ${weights[2]?.[i]} END)`)
    .join(' + ');
  const coefficient = `CASE ${coefficients.map(({ from, value }) => `WHEN "增速" >= ${from} THEN ${value}`).join(' ')} ELSE 1 END`;
  return `
WITH sums AS (SELECT subject, sum(points) FILTER (kind = 0) AS bonus, sum(points) FILTER (kind = 1) AS deduct FROM event GROUP BY subject),
scored AS (
  SELECT id, track, "重大事故" AS accidents,
    round((${base}) * (${coefficient}) + least(coalesce(bonus, 0), 8) - least(coalesce(deduct, 0), 6), 2) AS total
  FROM subject LEFT JOIN sums ON id = subject),
ranked AS (
  SELECT *, rank() OVER (PARTITION BY track ORDER BY total DESC) AS place, count(*) OVER (PARTITION BY track) AS base,
    count(*) FILTER (total >= 90 AND accidents = 0) OVER (PARTITION BY track ORDER BY total DESC) AS upto
  FROM scored)
SELECT id, total, place, CASE
  WHEN total >= 90 AND accidents = 0 AND upto <= floor(base * 0.3) THEN 0
  WHEN total >= 80 AND accidents = 0 THEN 1 WHEN total >= 60 THEN 2 ELSE 3 END AS grade
FROM ranked`;
}

function rate(i: number): string {
  const indicator = indicators[i];
  if (!indicator) return '0';
  const { name, kind } = indicator;
  switch (kind) {
    case 'more':
      return `least(least(greatest("${name}实绩" / "${name}目标", 0), 1.2), 1.1)`;
    case 'less':
      return `least(least(greatest("${name}目标" / "${name}实绩", 0), 1.2), 1.1)`;
    case 'bands':
      return `CASE ${bandsOf(i)
        .map(({ from, rate: value }) => `WHEN "${name}值" >= ${from} THEN ${value}`)
        .join(' ')} ELSE 0 END`;
    case 'rated':
      return `(${raters.map((weight, k) => `"${name}评${k + 1}" * ${weight}`).join(' + ')}) / 100`;
  }
}
