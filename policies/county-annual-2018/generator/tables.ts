import { appraisal } from './appraisal.ts';
import { fields } from './figures.ts';
import { ledgers } from './ledgers.ts';
import { seededRandom } from '../../random.ts';

/** One seed a family of tables, so that a change to one leaves the others as they are. */
const seeds = { fields: 20180322, appraisal: 20181201, ledgers: 20181215 } as const;

/** File name → CSV text, of everything in `data/`. */
export function generateTables(): ReadonlyMap<string, string> {
  const tables = [
    ...fields(seededRandom(seeds.fields)),
    ...appraisal(seededRandom(seeds.appraisal)),
    ...ledgers(seededRandom(seeds.ledgers)),
  ];
  return new Map(
    tables.map(({ name, heading, rows }) => [`${name}.csv`, [heading, ...rows].map((cells) => `${cells.join(',')}\n`).join('')]),
  );
}
