import { Command } from 'commander';
import type { Context } from '../context.ts';
import { countOfSeverity, findingsOf } from '../diagnostics/finding.ts';
import { type ExitCode, exit } from '../exit.ts';
import { jsonText } from '../formats/json.ts';
import { withLanguage } from '../options/common.ts';
import { locatePolicy } from '../project/policies.ts';
import { compileLocated } from '../project/program.ts';
import { sayFindings } from '../results/say.ts';

/** `heng plan POLICY`: the compiled Plan as JSON. A policy with errors has none. */
export function command(context: Context, finish: (code: ExitCode) => void): Command {
  const { words } = context;
  const plan = new Command('plan').description(words.commands.plan).argument('<POLICY>', words.arguments.policy);
  return withLanguage(plan, words).action(async (policy: string) => finish(await run(policy, context)));
}

async function run(policy: string, context: Context): Promise<ExitCode> {
  const { io } = context;
  const { compiled, diagnostics, texts } = compileLocated(await locatePolicy(io, policy));
  const findings = findingsOf(diagnostics, texts);
  sayFindings(findings, context);
  if (countOfSeverity(findings).errors > 0 || !compiled?.program.plan) return exit.findings;
  io.out.write(jsonText(compiled.program.plan));
  return exit.fine;
}
