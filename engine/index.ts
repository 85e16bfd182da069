/** The engine: Plan × data → results, explanations and findings. Pure: no I/O, no clock, no locale. */

export * from './diagnostics/run.ts';
export * from './impact/index.ts';
export * from './numbers/index.ts';
export * from './plan/index.ts';
export * from './reference/index.ts';
export * from './result/index.ts';
export * from './trace/index.ts';
