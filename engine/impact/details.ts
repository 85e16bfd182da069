/** What is other about a column, as the field speaks of it. */

import type { Localised, RoundMode } from '../plan/index.ts';
import { sameTree, type Tree, written } from './tree.ts';

export type Detail =
  | { readonly kind: 'renamed'; readonly from: string }
  /** `track` is `` where there are none or all have the same. */
  | { readonly kind: 'weight'; readonly track: string; readonly from?: string; readonly to?: string }
  | {
      readonly kind: 'number';
      readonly what: 'cap' | 'floor' | 'threshold' | 'constant';
      readonly of: string;
      readonly from?: string;
      readonly to?: string;
    }
  | { readonly kind: 'rounding'; readonly from?: Rounding; readonly to?: Rounding }
  | { readonly kind: 'formula'; readonly from: Localised; readonly to: Localised }
  | {
      readonly kind: 'quota';
      readonly grade: string;
      readonly side: 'atMost' | 'atLeast';
      readonly from?: QuotaText;
      readonly to?: QuotaText;
    }
  | { readonly kind: 'ties'; readonly grade: string; readonly from: Ties; readonly to: Ties }
  | { readonly kind: 'grade'; readonly grade: string; readonly is: 'added' | 'removed' }
  | { readonly kind: 'effect'; readonly veto: string; readonly from?: EffectText; readonly to?: EffectText }
  | { readonly kind: 'options'; readonly tracks: boolean; readonly added: readonly string[]; readonly removed: readonly string[] }
  | { readonly kind: 'range'; readonly from?: string; readonly to?: string }
  | {
      readonly kind: 'rule';
      readonly of: 'order' | 'group' | 'base' | 'missing' | 'type' | 'frame' | 'track' | 'when' | 'condition' | 'seats';
    };

export type Rounding = { readonly places: string; readonly mode: RoundMode };
export type QuotaText = { readonly amount: string; readonly unit: 'share' | 'seats'; readonly mode: RoundMode };
export type EffectText = { readonly act: 'ceiling' | 'set' | 'drop' | 'bar'; readonly grade?: string; readonly count?: string };
export type Ties = 'out' | 'in' | 'min' | 'dense';

/**
 * Numbers that differ, limits and roundings that came or went. Undefined: the trees differ in their build, so that only the
 * whole formulas can be told.
 */
export function differences(from: Tree, to: Tree): readonly Detail[] | undefined {
  return compared(from, to, { what: 'constant', of: '', percent: false });
}

type Spot = { readonly what: 'cap' | 'floor' | 'threshold' | 'constant'; readonly of: string; readonly percent: boolean };

function compared(from: Tree, to: Tree, spot: Spot): readonly Detail[] | undefined {
  if (sameTree(from, to)) return [];
  if (from.kind === 'number' && to.kind === 'number') {
    const { what, of, percent } = spot;
    return [{ kind: 'number', what, of, from: written(from.value, percent), to: written(to.value, percent) }];
  }
  const [left, right] = [wrapper(from), wrapper(to)];
  if (from.kind === 'operation' && to.kind === 'operation' && from.name === to.name && from.args.length === to.args.length) {
    if (from.name === 'round') return joined([compared(inner(from), inner(to), spot), roundingDetails(roundingOf(from), roundingOf(to))]);
    return joined(from.args.map((arg, i) => compared(arg, to.args[i] ?? arg, spotOf(from, i, spot))));
  }
  if (left && !(right && right === left)) return joined([compared(inner(from), to, spot), [gone(from, spot)]]);
  if (right) return joined([compared(from, inner(to), spot), [come(to, spot)]]);
  return undefined;
}

function joined(parts: readonly (readonly Detail[] | undefined)[]): readonly Detail[] | undefined {
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

/** Limits and roundings stand around a formula. */
function wrapper(tree: Tree): string | undefined {
  return tree.kind === 'operation' && (tree.name === 'atMost' || tree.name === 'atLeast' || tree.name === 'round') ? tree.name : undefined;
}

function inner(tree: Tree): Tree {
  return (tree.kind === 'operation' ? tree.args[0] : undefined) ?? tree;
}

function roundingDetails(from: Rounding, to: Rounding): readonly Detail[] {
  return from.places === to.places && from.mode === to.mode ? [] : [{ kind: 'rounding', from, to }];
}

function gone(tree: Tree, spot: Spot): Detail {
  const rounding = roundingOf(tree);
  return wrapper(tree) === 'round'
    ? { kind: 'rounding', from: rounding }
    : { kind: 'number', what: limit(tree), of: spot.of, from: limitText(tree) };
}

function come(tree: Tree, spot: Spot): Detail {
  const rounding = roundingOf(tree);
  return wrapper(tree) === 'round'
    ? { kind: 'rounding', to: rounding }
    : { kind: 'number', what: limit(tree), of: spot.of, to: limitText(tree) };
}

function limit(tree: Tree): 'cap' | 'floor' {
  return wrapper(tree) === 'atLeast' ? 'floor' : 'cap';
}

function limitText(tree: Tree): string {
  const bound = tree.kind === 'operation' ? tree.args[1] : undefined;
  return bound === undefined ? '' : textOf(bound, tree.kind === 'operation' && tree.percent);
}

function roundingOf(tree: Tree): Rounding {
  const [, places, mode] = tree.kind === 'operation' ? tree.args : [];
  const modes: readonly RoundMode[] = ['halfUp', 'halfEven', 'floor', 'ceil', 'trunc'];
  return {
    places: places?.kind === 'number' ? places.value : '',
    mode: modes.find((one) => mode?.kind === 'leaf' && mode.name === one) ?? 'halfUp',
  };
}

const comparisons: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', 'eq', 'ne']);

/** What a number at this place of an operation is to a drafter. */
function spotOf(tree: Tree & { readonly kind: 'operation' }, at: number, outer: Spot): Spot {
  if ((tree.name === 'atMost' || tree.name === 'atLeast') && at === 1) return { what: limit(tree), of: outer.of, percent: tree.percent };
  if (comparisons.has(tree.name)) {
    const other = tree.args[1 - at];
    return {
      what: 'threshold',
      of: other ? textOf(other, false) : '',
      percent: other !== undefined && other.kind !== 'number' && other.kind !== 'leaf' && other.percent,
    };
  }
  const factor = tree.name === '*' || tree.name === '/';
  const tested = tree.name === 'bands' || tree.name === 'pick' || tree.name === 'decide' ? tree.args[0] : undefined;
  return { what: 'constant', of: outer.of || (tested && tested.kind === 'column' ? tested.label : ''), percent: tree.percent && !factor };
}

/** Enough of a formula to know it by. */
export function textOf(tree: Tree, percent: boolean): string {
  if (tree.kind === 'number') return written(tree.value, percent);
  if (tree.kind === 'column') return tree.label;
  if (tree.kind === 'leaf') return '';
  return tree.args.map((arg) => textOf(arg, percent)).filter((text) => text !== '')[0] ?? '';
}
