import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linksOf } from './markdown.ts';

const folder = 'docs/decisions/';
const files = readdirSync(folder)
  .filter((file) => file !== 'README.md')
  .toSorted();

describe('decisions', () => {
  it('are numbered without a gap', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.map((file) => Number(/^(\d{4})-[a-z-]+\.md$/.exec(file)?.[1]))).toEqual(files.map((_, i) => i + 1));
  });

  it('are listed in order, under their titles', () => {
    const titles = files.map((file) => ({ text: /^# (.*)$/m.exec(readFileSync(folder + file, 'utf8'))?.[1], target: file }));
    const listed = readFileSync(`${folder}README.md`, 'utf8').match(/\[.*\]\(.*\)/g) ?? [];
    expect(listed).toEqual(titles.map(({ text, target }) => `[${text}](${target})`));
  });

  it.each(files)('%s gives context, decision, consequence', (file) => {
    const text = readFileSync(folder + file, 'utf8');
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(['Context', 'Decision', 'Consequence']);
    // Each shows where in the code it stands.
    expect(linksOf(text)).not.toEqual([]);
  });
});
