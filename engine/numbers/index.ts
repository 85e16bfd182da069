export * from './rational.ts';
export * from './round.ts';
export * from './text.ts';
