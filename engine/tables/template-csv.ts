import { csvFile } from './csv.ts';
import type { TemplateTable } from './template.ts';

/** A table to fill in, as CSV. */
export function csvOfTable({ columns, rows }: TemplateTable): string {
  return csvFile([columns.map(({ heading }) => heading), ...rows]);
}
