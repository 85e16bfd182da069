/** What the names of a policy stand for, before anything is computed. */

import type { PeriodKind } from '../../engine/plan/index.ts';
import type * as ast from '../ast/ast.ts';

/** Something declared in a file. */
export type Declared<T> = { readonly file: string; readonly decl: T };

export type TableSymbol = {
  readonly kind: 'table';
  readonly name: string;
  readonly table: 'subject' | 'ledger' | 'one';
  readonly file: string;
  readonly decl: ast.TableDecl | undefined;
  readonly parent: LinkSymbol | undefined;
  /** Reference fields, the parent included. */
  readonly links: Map<string, LinkSymbol>;
  readonly columns: Map<string, ColumnSymbol>;
  readonly requirements: Declared<ast.Requirement>[];
  readonly dateColumn: ast.Name | undefined;
};

/** `name` is how a path says it: the parent table's name, or the reference field's. */
export type LinkSymbol = {
  readonly name: string;
  readonly to: ast.Name;
  readonly period: PeriodKind;
  readonly optional: boolean;
  readonly file: string;
};

export type AssessmentSymbol = {
  readonly kind: 'assessment';
  readonly name: string;
  readonly file: string;
  readonly decl: ast.Assessment;
  readonly table: TableSymbol;
  readonly period: PeriodKind;
  readonly columns: Map<string, ColumnSymbol>;
  readonly tracks: Declared<ast.Tracks> | undefined;
  readonly indicators: Declared<ast.Indicator>[];
  readonly schemes: Declared<ast.Weights>[];
  /** Vetoes and direct awards in the order of the files. */
  readonly vetoes: Declared<ast.Veto | ast.DirectAward>[];
  readonly requirements: Declared<ast.Requirement>[];
};

/** A declaration that gives a column; a group is a row of a weight table with rows of its own. */
export type ColumnDecl =
  | ast.Field
  | ast.Column
  | ast.Constant
  | ast.Indicator
  | ast.Weights
  | GroupDecl
  | ast.Veto
  | ast.DirectAward
  | ast.Ranking
  | ast.Grades
  | ast.Award
  | ast.Flag;
export type GroupDecl = {
  readonly kind: 'group';
  readonly name: ast.Name;
  readonly row: ast.WeightRow;
  readonly scheme: ast.Weights;
  readonly notes: readonly ast.Annotation[];
  readonly start: number;
  readonly end: number;
};

export type ColumnSymbol = {
  readonly kind: 'column';
  readonly id: string;
  readonly name: ast.Name;
  readonly file: string;
  readonly decl: ColumnDecl;
  readonly owner: TableSymbol | AssessmentSymbol;
};

export type MethodSymbol = { readonly kind: 'method'; readonly file: string; readonly decl: ast.Method };

export type Symbols = {
  readonly policy: Declared<ast.Policy>;
  readonly headers: Headers;
  readonly tables: ReadonlyMap<string, TableSymbol>;
  readonly assessments: ReadonlyMap<string, AssessmentSymbol>;
  readonly methods: ReadonlyMap<string, MethodSymbol>;
  /** Constants and requirements on the whole live in this one-row table. */
  readonly whole: TableSymbol;
  readonly modules: readonly Declared<ast.Module>[];
  readonly procedures: readonly Declared<ast.Procedure>[];
  /** Units that some field declares. */
  readonly units: ReadonlySet<string>;
};

export type Headers = {
  readonly year: number;
  readonly full: ast.NumberLiteral | undefined;
  readonly roundScores: ast.RoundModifier | undefined;
  readonly missing: ast.Expr | undefined;
  readonly freeze: ast.DateLiteral | undefined;
};

/** The one-row table of constants; its name cannot be written by a drafter. */
export const wholeTable = '$policy';

/** The frame in which an assessment's columns live, or a table's without periods. */
export function periodOf(owner: TableSymbol | AssessmentSymbol): PeriodKind {
  return owner.kind === 'assessment' ? owner.period : 'none';
}

export function tableOf(owner: TableSymbol | AssessmentSymbol): TableSymbol {
  return owner.kind === 'assessment' ? owner.table : owner;
}

/** Ids join names by dots; a name that holds one keeps its quotes, so that no two columns share an id. */
export function idOf(...names: readonly string[]): string {
  return names.map((name) => (/[.#「」]/.test(name) ? `「${name.replaceAll('」', '」」')}」` : name)).join('.');
}
