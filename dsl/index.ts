export { type Program, type ProgramInput, type Source, createProgram, findRoots } from './program/program.ts';
export { writingOf } from './testing/written.ts';
