import type { DataFile } from '../../engine/sheets/index.ts';

/** What the page asks of the worker: a policy's files, its tables as they lie on disk, the period to score. */
export type Job = {
  readonly root: string;
  readonly files: ReadonlyMap<string, string>;
  readonly data: readonly DataFile[];
  readonly period: string;
  /** How the result names what evaluated. */
  readonly engine: string;
};

export type Answer = {
  readonly result: string;
  /** Whether the page's Content-Security-Policy holds in the worker too. */
  readonly evalRefused: boolean;
};
