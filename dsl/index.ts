export { type Program, type ProgramInput, type Source, createProgram, findRoots } from './program/program.ts';
export { writingOf } from './testing/written.ts';
export { type Parsed, parse } from './parser/index.ts';
export { declaredNames, format, type FormatOptions } from './printer/index.ts';
