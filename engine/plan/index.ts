export * from './diagnostic.ts';
export * from './period.ts';
export * from './plan.ts';
export * from './nearest.ts';
export * from './visible.ts';
export * from './unreachable.ts';
export * from './reads.ts';
export * from './logic.ts';
