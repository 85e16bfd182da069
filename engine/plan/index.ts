export * from './diagnostic.ts';
export * from './period.ts';
export * from './plan.ts';
