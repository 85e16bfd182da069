/** The columnar evaluator: the reference's results from typed arrays. */

export { evaluateColumns } from './evaluate.ts';
export { type PackedData, type PackedInputs, packNumbers, withPacked } from './packed.ts';
export { createSession, type Change, type Session } from './session.ts';
export { explainPlan } from './explain.ts';
export { differencesOf } from './verify.ts';
