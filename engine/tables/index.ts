export * from './data.ts';
export * from './load.ts';
export * from './template.ts';
export * from './template-csv.ts';
