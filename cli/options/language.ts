import type { Language } from '../../engine/plan/index.ts';
import type { Io } from '../io.ts';
import { writtenValues } from './written.ts';

export const languages: readonly Language[] = ['zh', 'en'];

/** The language must be known before the options are parsed, since it says in which one a wrong option is reported. */
export function languageOf(argv: readonly string[], env: Io['env']): Language {
  const [written] = writtenValues(argv, '--lang');
  return languages.find((language) => language === written) ?? languageOfLocale(env);
}

/** The first of LC_ALL, LC_MESSAGES, LANG that is set: Chinese where it begins with zh. */
function languageOfLocale(env: Io['env']): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  return locale?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}
