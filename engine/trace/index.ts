export { explain, type ExplainOptions } from './explain.ts';
export { formatNumber, formatValue } from './format.ts';
export { printLogic } from './formula.ts';
export * from './trace.ts';
