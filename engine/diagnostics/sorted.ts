import type { Diagnostic, Place } from '../plan/index.ts';

/** Findings by place, then code, then parameters: compared by code point, so that no locale has a say. */
export function sorted<Code extends string>(findings: readonly Diagnostic<Code>[]): readonly Diagnostic<Code>[] {
  return findings
    .map((finding) => ({ finding, key: keyOf(finding) }))
    .toSorted((a, b) => compareKeys(a.key, b.key))
    .map(({ finding }) => finding);
}

type Key = readonly (string | number)[];

function keyOf({ place, code, params }: Diagnostic): Key {
  return [
    ...placeKey(place),
    code,
    String(params['period'] ?? ''),
    JSON.stringify(Object.entries(params).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  ];
}

/** Findings in policies stand before those in data, those in data before those about a file as a whole. */
function placeKey(place: Place): Key {
  switch (place.at) {
    case 'source':
      return [0, place.file, '', place.start, ''];
    case 'cell':
      return [1, place.file, place.sheet ?? '', place.row ?? 0, place.column ?? ''];
    case 'file':
      return [2, place.file, '', 0, ''];
  }
}

function compareKeys(a: Key, b: Key): number {
  for (const [i, x] of a.entries()) {
    const y = b[i];
    if (y !== undefined && x !== y) return x < y ? -1 : 1;
  }
  return 0;
}
