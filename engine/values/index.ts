export * from './blanks.ts';
export * from './compare.ts';
