export type { Corrected } from './corrections.ts';
export { evaluate } from './evaluate.ts';
export type { Horizon, RowAt, Run } from './run.ts';
