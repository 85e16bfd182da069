import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The catalogue of mechanisms: what the five documents name, and what real texts have beside them. */
const catalogue = [
  ...series('A', 19).filter((id) => id !== 'A02'),
  ...series('B', 13),
  ...series('C', 12),
  ...series('D', 9),
  ...series('E', 4),
  ...series('F', 8),
  ...series('G', 3),
  ...series('H', 19),
  ...series('I', 14),
  ...series('J', 6).filter((id) => id !== 'J05'),
  ...series('R', 40),
];

function series(letter: string, last: number): readonly string[] {
  return Array.from({ length: last }, (_, i) => letter + String(i + 1).padStart(2, '0'));
}

type Row = { readonly id: string; readonly said: string; readonly where: string; readonly shown: string };

const rows: readonly Row[] = [
  ...readFileSync('docs/mechanisms.md', 'utf8').matchAll(/^\| ([A-Z]\d\d) \| ([^|]*) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$/gm),
].map(([, id = '', , said = '', where = '', shown = '']) => ({ id, said, where, shown }));

/** `policy: a、b; other: c` → policy → names. */
function pointers(text: string, separator: string): readonly (readonly [string, readonly string[]])[] {
  return text.split('; ').map((part) => {
    const [policy = '', names = ''] = part.split(': ');
    return [policy, names.split(separator)] as const;
  });
}

function textOf(folder: string, ending: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

/** As a whole word: 总分 is not in 个人总分. */
function speaksOf(text: string, name: string): boolean {
  const word = String.raw`[\p{ID_Continue}]`;
  return name.split('.').every((part) => new RegExp(`(?<!${word})${part.replace(/[()]/g, String.raw`\$&`)}(?!${word})`, 'u').test(text));
}

describe('docs/mechanisms.md', () => {
  it('has every id of the catalogue, once', () => {
    expect(rows.map(({ id }) => id)).toEqual(catalogue);
  });

  it.each(rows)('$id is said in a rule that there is', ({ said, where }) => {
    expect(said).not.toBe('');
    for (const [policy, rules] of pointers(where, '、')) {
      const text = textOf(join('policies', policy), '.heng');
      for (const rule of rules) expect(speaksOf(text, rule), `${policy}: ${rule}`).toBe(true);
    }
  });

  it.each(rows.filter(({ shown }) => shown !== 'check'))('$id is shown by examples that speak of it', ({ where, shown }) => {
    const rulesOf = new Map(pointers(where, '、'));
    for (const [policy, files] of pointers(shown, ', ')) {
      for (const file of files) {
        const text = readFileSync(join('policies', policy, 'tests', `${file}.yaml`), 'utf8');
        expect(
          (rulesOf.get(policy) ?? []).some((rule) => speaksOf(text, rule)),
          `${policy}: ${file}`,
        ).toBe(true);
      }
    }
  });

  it('leaves few to be decided without an example', () => {
    expect(rows.filter(({ shown }) => shown === 'check').map(({ id }) => id)).toEqual(['A16']);
  });
});
