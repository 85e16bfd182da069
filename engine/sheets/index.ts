export * from './read.ts';
export type { ReadResult } from './result.ts';
export * from './sheet.ts';
