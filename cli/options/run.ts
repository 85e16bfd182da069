import type { Command } from 'commander';
import type { Words } from '../wording/index.ts';

/** The options of everything that evaluates: which data, which period, which assessment. */
export function withRun(command: Command, words: Words): Command {
  return command
    .option('--data <FOLDER>', words.options.data)
    .option('--period <PERIOD>', words.options.period)
    .option('--as-of <DATE>', words.options.asOf)
    .option('--assessment <NAME>', words.options.assessment)
    .option('--corrections <FILE>', words.options.corrections)
    .option('--evaluator <NAME>', words.options.evaluator)
    .option('--verify', words.options.verify);
}
