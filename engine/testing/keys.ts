/** The keys of an example, Chinese first. docs/schema/test.schema.json publishes the same. */
export const exampleKeys = {
  name: ['例', 'example'],
  note: ['说明', 'note'],
  period: ['期间', 'period'],
  asOf: ['截止日', 'as_of'],
  given: ['给定', 'given'],
  expect: ['应得', 'expect'],
  findings: ['发现', 'findings'],
} as const;

export type ExampleKey = keyof typeof exampleKeys;

/** What a key of the file means. */
export function exampleKey(text: string): ExampleKey | undefined {
  return keyNames.find((key) => exampleKeys[key].some((word) => word === text));
}

const keyNames = ['name', 'note', 'period', 'asOf', 'given', 'expect', 'findings'] as const satisfies readonly ExampleKey[];

/** All spellings, for did-you-mean. */
export const exampleWords: readonly string[] = keyNames.flatMap((key) => exampleKeys[key]);
