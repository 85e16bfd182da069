export { dataHash, hashText, policyHash } from './hash.ts';
export { historyTable } from './history.ts';
export {
  type AssessmentResult,
  type CorrectionResult,
  type MoveResult,
  type Result,
  type ResultOptions,
  type ResultRow,
  serialiseResult,
  toResult,
} from './result.ts';
export { type ResultBlank, type ResultValue, resultValue } from './value.ts';
