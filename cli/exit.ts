import type { Particulars } from './wording/index.ts';
import type { WrongUseKind } from './wording/words.ts';

export const exit = { fine: 0, findings: 1, wrongUse: 2, failed: 3 } as const;
export type ExitCode = (typeof exit)[keyof typeof exit];

/** The command line was called in a way it does not take: exit 2, with the reason and the way out. */
export class WrongUse extends Error {
  readonly kind: WrongUseKind;
  readonly params: Particulars;

  constructor(kind: WrongUseKind, params: Particulars = {}) {
    super(`${kind} ${JSON.stringify(params)}`);
    this.kind = kind;
    this.params = params;
  }
}
