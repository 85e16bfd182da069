import { createSession, type Session } from '../columns/index.ts';
import type { Evaluate } from './impact.ts';

/** An evaluator for Plans that differ in little: what the one before had computed is not computed again. */
export function incremental(): Evaluate {
  let last: { readonly data: Parameters<Evaluate>[1]; readonly until: string; readonly session: Session } | undefined;
  return (plan, data, horizon) => {
    const until = JSON.stringify(horizon);
    if (last && last.data === data && last.until === until) return last.session.update({ plan });
    last = { data, until, session: createSession(plan, data, horizon) };
    return last.session.run();
  };
}
