export * from './read.ts';
export * from './sheet.ts';
