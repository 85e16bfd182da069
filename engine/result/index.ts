export { dataHash, hashText, policyHash } from './hash.ts';
export { type AssessmentResult, type Result, type ResultOptions, type ResultRow, serialiseResult, toResult } from './result.ts';
export { type ResultBlank, type ResultValue, resultValue } from './value.ts';
