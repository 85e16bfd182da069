/** Every file of the language in the repository that parses. */

import { fileURLToPath } from 'node:url';
import { parse, type Parsed } from '../../dsl/parser/index.ts';
import { policyFiles } from './policy-files.ts';

export type ParsedText = Parsed & { readonly text: string };

const root = fileURLToPath(new URL('../../', import.meta.url));

export function parsed(text: string): ParsedText {
  return { ...parse('test.heng', text), text };
}

/** By the path in the repository. */
export function soundSources(): ReadonlyMap<string, string> {
  const found = ['policies', 'test', 'cli/starter'].flatMap((room) =>
    [...policyFiles(`${root}${room}`)].map(([name, text]): [string, string] => [`${room}/${name}`, text]),
  );
  return new Map(found.filter(([, text]) => parsed(text).diagnostics.length === 0));
}
