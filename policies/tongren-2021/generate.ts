/** Writes data/*.csv: `npx tsx policies/tongren-2021/generate.ts`. The same bytes every time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { generateTables } from './generator/tables.ts';

const folder = new URL('data/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, text] of generateTables()) writeFileSync(new URL(encodeURIComponent(name), folder), text);
