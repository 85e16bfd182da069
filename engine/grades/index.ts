export * from './grade.ts';
export * from './scale.ts';
