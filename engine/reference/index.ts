export { evaluate } from './evaluate.ts';
export type { Horizon, RowAt, Run } from './run.ts';
