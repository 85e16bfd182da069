/** A heading, lines that belong to it, and what stands beneath. */
export type Branch = { readonly title: string; readonly facts: readonly string[]; readonly branches: readonly Branch[] };

/** Lines of a tree, with its lines drawn. */
export function treeLines({ title, facts, branches }: Branch): readonly string[] {
  const stem = branches.length > 0 ? '│ ' : '  ';
  return [
    title,
    ...facts.map((fact) => `${stem}${fact}`),
    ...branches.flatMap((branch, i) => {
      const [first = '', ...rest] = treeLines(branch);
      const isLast = i === branches.length - 1;
      return [`${isLast ? '└─ ' : '├─ '}${first}`, ...rest.map((line) => `${isLast ? '   ' : '│  '}${line}`)];
    }),
  ];
}
