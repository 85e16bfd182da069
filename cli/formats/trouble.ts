import type { Language } from '../../engine/plan/index.ts';
import { type ExitCode, exit } from '../exit.ts';
import { githubCommand } from './github.ts';
import { type ReportFormat, reportFormats } from './index.ts';
import { jsonText } from './json.ts';
import { junitText } from './junit.ts';
import { sarifText } from './sarif.ts';

/** What kept the tool from its work: it was called wrongly, or it failed itself. */
export type Trouble = { readonly exitCode: ExitCode; readonly message: string; readonly hint: string };

/** The formats that a machine reads: it, too, must learn that nothing was looked at, and why. */
export const machineFormats: readonly MachineFormat[] = ['json', ...reportFormats];
export type MachineFormat = 'json' | ReportFormat;

export function formatTrouble(format: MachineFormat, { exitCode, message, hint }: Trouble, language: Language): string {
  const kind = exitCode === exit.failed ? 'failure' : 'wrong-use';
  const text = [message, hint].filter((part) => part !== '').join('\n');
  switch (format) {
    case 'json':
      return jsonText({ findings: [], trouble: { kind, message, hint } });
    case 'sarif': {
      const trouble = { kind: kind === 'failure' ? 'execution' : 'configuration', exitCode, text } as const;
      return sarifText({ diagnostics: [], sources: new Map() }, language, { trouble });
    }
    case 'junit':
      return junitText([
        { name: 'heng', cases: [{ name: kind, classname: 'heng', outcome: { kind: 'error', type: kind, message, text } }] },
      ]);
    case 'github':
      return githubCommand('error', { title: 'heng' }, text);
  }
}
