import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { type Plan, visible } from '../../engine/plan/index.ts';
import { csvOfTable, loadTables, type TemplateTable, templateTables } from '../../engine/tables/index.ts';
import { type Context, note } from '../context.ts';
import { countOfSeverity, type Findings, findingsOf, inFolders } from '../diagnostics/finding.ts';
import { type ExitCode, exit, WrongUse } from '../exit.ts';
import { choiceOf } from '../options/choice.ts';
import { withLanguage } from '../options/common.ts';
import { readDataFolder } from '../project/data.ts';
import { kindOfPath } from '../project/disk.ts';
import { locatePolicy } from '../project/policies.ts';
import { compileLocated } from '../project/program.ts';
import { sayFindings } from '../results/say.ts';
import { makeFolder, writeOut } from '../write.ts';

type Options = { readonly out: string; readonly data?: string; readonly format?: string; readonly force?: true };

/** `heng data POLICY --out DIR`: the tables to fill in, with the keys and figures that the policy's data hold already. */
export function command(context: Context, finish: (code: ExitCode) => void): Command {
  const { words } = context;
  const data = new Command('data').description(words.commands.data).argument('<POLICY>', words.arguments.policy);
  return withLanguage(data, words)
    .requiredOption('--out <FOLDER>', words.options.outFolder)
    .option('--data <FOLDER>', words.options.data)
    .option('--format <FORMAT>', words.options.dataFormat)
    .option('--force', words.options.force)
    .action(async (policy: string, options: Options) => finish(await run(policy, options, context)));
}

async function run(policy: string, options: Options, context: Context): Promise<ExitCode> {
  const { io } = context;
  const format = choiceOf('--format', options.format ?? 'csv', ['csv', 'xlsx']);
  const located = await locatePolicy(io, policy);
  const { compiled, diagnostics, texts } = compileLocated(located);
  const plan = compiled?.program.plan;
  const say = (findings: Findings): ExitCode => {
    sayFindings(findings, context);
    return countOfSeverity(findings).errors > 0 ? exit.findings : exit.fine;
  };
  if (!compiled || !plan || diagnostics.some(({ severity }) => severity === 'error')) {
    say(findingsOf(diagnostics, texts));
    return exit.findings;
  }

  const folder = resolve(io.cwd, options.data ?? resolve(located.folder.path, 'data'));
  const isThere = options.data !== undefined || (await kindOfPath(folder)) === 'folder';
  const given = isThere ? await readDataFolder(io, folder) : undefined;
  const loaded = given && given.sheets.length > 0 ? loadTables(plan, given.sheets, { folder: '' }) : undefined;
  const ofData = inFolders(
    [...(given?.diagnostics ?? []), ...(loaded?.findings ?? [])],
    { policy: compiled.shown, data: given?.shown ?? '' },
    'data',
  );
  const files = await filesOf(plan, templateTables(plan, loaded?.data), format, context);
  await writeAll(files, options, context);
  return say(findingsOf([...diagnostics, ...ofData], texts));
}

type File = { readonly name: string; readonly content: string | Uint8Array };

/** CSV: a file a table. XLSX: one workbook, a sheet a table, with lists to choose from and what each column means. */
async function filesOf(plan: Plan, tables: readonly TemplateTable[], format: 'csv' | 'xlsx', { words }: Context): Promise<readonly File[]> {
  switch (format) {
    case 'csv':
      return tables.map((table) => ({ name: `${fileName(table.name)}.csv`, content: csvOfTable(table) }));
    case 'xlsx': {
      const { templateBytes } = await import('../formats/template.ts');
      return [{ name: `${fileName(plan.name)}.xlsx`, content: await templateBytes(tables, words) }];
    }
  }
}

/** All or nothing: where one file exists, none is written. */
async function writeAll(files: readonly File[], { out, force }: Options, context: Context): Promise<void> {
  const folder = resolve(context.io.cwd, out);
  await makeFolder(context, out);
  for (const { name } of force ? [] : files) {
    if ((await kindOfPath(join(folder, name))) !== 'none') throw new WrongUse('exists', { path: visible(join(out, name)) });
  }
  for (const { name, content } of files) {
    await writeOut(context, join(out, name), content, force ? 'w' : 'wx');
    note(context, context.words.summary.wrote, { path: join(out, name) });
  }
}

/** Names of tables come from the policy: none of them may lead out of the folder. */
function fileName(name: string): string {
  return name.replace(/[/\\:*?"<>|\p{Cc}]/gu, '_').replace(/^\./, '_');
}
