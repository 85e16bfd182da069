import { type Diagnostic, nearest, type Severity, visible } from '../../engine/plan/index.ts';
import { catalogue } from '../diagnostics/catalogue.ts';
import { WrongUse } from '../exit.ts';

export type Level = Severity | 'off';
export type Levels = ReadonlyMap<string, Level>;

const levels: readonly Level[] = ['off', 'info', 'warning', 'error'];

/** `--level CODE=LEVEL`, the last one of a code counts. An error stays an error: what follows from it cannot be trusted. */
export function levelsOf(written: readonly string[]): Levels {
  const result = new Map<string, Level>();
  for (const value of written) {
    const [code = '', name = '', ...rest] = value.split('=');
    const level = levels.find((one) => one === name);
    if (level === undefined || rest.length > 0) throw new WrongUse('malformedLevel', { value: visible(value) });
    const entry = catalogue.get(code);
    if (!entry) throw unknownCode(code);
    if (entry.severity === 'error' && level !== 'error') throw new WrongUse('loweredError', { code });
    result.set(code, level);
  }
  return result;
}

export function unknownCode(code: string): WrongUse {
  return new WrongUse('unknownCode', { code: visible(code), suggestion: nearest(code, catalogue.keys()) ?? '' });
}

/** The diagnostics at the levels asked for; those that are off are gone. */
export function withLevels(diagnostics: readonly Diagnostic[], chosen: Levels): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const level = chosen.get(diagnostic.code);
    if (level === 'off') return [];
    return level === undefined ? [diagnostic] : [{ ...diagnostic, severity: level }];
  });
}
