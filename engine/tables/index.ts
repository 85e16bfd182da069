export * from './csv.ts';
export * from './data.ts';
export * from './load.ts';
export { correctionNames } from './names.ts';
export * from './template.ts';
export * from './template-csv.ts';
