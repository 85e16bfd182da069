/** What the tests read out of a Markdown file. */

/** A block between fences. `note` is what an HTML comment on the line before it says, `<!-- without: ties none -->`. */
export type Block = { readonly language: string; readonly text: string; readonly note: string };
export type Link = { readonly text: string; readonly target: string };

export function blocksOf(markdown: string, language: string): readonly Block[] {
  return [...markdown.matchAll(/(?:^<!-- (.*) -->\n)?^```(\w+)\n([^]*?)^```$/gm)]
    .map(([, note = '', fence = '', text = '']) => ({ language: fence, text, note }))
    .filter((block) => block.language === language);
}

/** The rows of every table, its head first, the line of dashes left out. */
export function tablesOf(markdown: string): readonly (readonly (readonly string[])[])[] {
  return [...markdown.matchAll(/(?:^\|.*\|\n)+/gm)].map(([table]) =>
    table
      .trim()
      .split('\n')
      .filter((line) => !/^\|[-|]+$/.test(line))
      .map((line) =>
        line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
      ),
  );
}

/** Links and pictures, outside blocks. */
export function linksOf(markdown: string): readonly Link[] {
  const prose = markdown.replace(/^```[^]*?^```$/gm, '');
  return [...prose.matchAll(/\[([^\]]*)\]\(([^)\s]+)\)/g)].map(([, text = '', target = '']) => ({ text, target }));
}

/** The names by which headings are linked to. */
export function anchorsOf(markdown: string): readonly string[] {
  const prose = markdown.replace(/^```[^]*?^```$/gm, '');
  return [...prose.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
