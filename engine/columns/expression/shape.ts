import type { Rational } from '../../numbers/index.ts';
import type { Operator, PeriodKey } from '../../plan/index.ts';
import type { Column } from '../column.ts';

/** An expression with its operands found: what kernels are chosen by. */
export type Tree =
  | { readonly op: 'number'; readonly value: Rational }
  | { readonly op: 'bool'; readonly value: boolean }
  | { readonly op: 'text'; readonly code: number }
  | { readonly op: 'blank'; readonly tag: number }
  | {
      readonly op: 'column';
      readonly column: Exclude<Column, { readonly kind: 'boxed' }>;
      /** Where the same row's figure comes from, if it is the same row's. */
      readonly from?: { readonly node: string; readonly period: PeriodKey };
    }
  | { readonly op: Operator; readonly args: readonly Tree[] };
