/** Where the numbers, comparisons, limits and tables of a Plan's nodes stand in a policy's text. */

import {
  add,
  divide,
  formatExact,
  integer,
  multiply,
  negate,
  parseNumber,
  type Rational,
  rational,
  subtract,
} from '../../engine/numbers/index.ts';
import type { Operator } from '../../engine/plan/index.ts';
import type { Stretch, Writing, Written, WrittenNumber } from '../../engine/plan/written.ts';
import type * as ast from '../ast/ast.ts';
import type { Program, Source } from '../program/program.ts';
import { positionAt } from '../source/source.ts';

/** Reads the places off the syntax trees of a program. */
export function writingOf(program: Program): Writing {
  const marks = new Map([...program.sources].map(([file, source]) => [file, marksOf(source)]));
  const header = [...program.sources.values()].flatMap((source) =>
    all(source, isPolicy).flatMap(({ headers }) => headers.flatMap((one) => (one.kind === 'roundScores' ? [stretchOf(source, one)] : []))),
  )[0];
  const methods = new Map(
    [...program.sources.values()].flatMap((source) => all(source, isMethod).map((decl) => [decl.name.text, { source, decl }] as const)),
  );
  const cells = new Map([...program.sources.values()].flatMap(cellsOf));
  const known = new Map<string, Written>();

  function within(file: string, span: ast.Span, calling: readonly string[]): Written {
    const found = marks.get(file);
    if (!found) return nothing;
    const inside = <T extends ast.Span>(parts: readonly T[]): readonly T[] => parts.filter((part) => contains(span, part));
    const own: Written = {
      numbers: inside(found.numbers),
      dates: inside(found.dates),
      comparisons: inside(found.comparisons),
      caps: inside(found.caps),
      tables: inside(found.tables),
      quotas: inside(found.grades).flatMap(({ quotas }) => quotas),
      gradeRows: inside(found.grades).flatMap(({ rows }) => rows),
    };
    const called = new Set(
      inside(found.calls)
        .map(({ name }) => name)
        .filter((name) => methods.has(name) && !calling.includes(name)),
    );
    return [...called].reduce((written, name) => {
      const method = methods.get(name);
      return method ? joined(written, within(method.source.file, method.decl, [...calling, name])) : written;
    }, own);
  }

  return {
    of({ src, role, assessment, label }) {
      if (role === 'weight') return { ...nothing, numbers: cells.get(rowName(assessment, label)) ?? [] };
      const key = `${src.file} ${src.start} ${src.end}`;
      const written = known.get(key) ?? within(src.file, src, []);
      known.set(key, written);
      return written;
    },
    roundOf(node) {
      const found = marks.get(node.src.file);
      const own = found?.rounded.filter(({ span }) => contains(span, node.src)).toSorted((a, b) => width(a.span) - width(b.span))[0];
      return own?.round ?? (node.role === 'total' ? header : undefined);
    },
  };
}

const nothing: Written = { numbers: [], dates: [], comparisons: [], caps: [], tables: [], quotas: [], gradeRows: [] };

function joined(a: Written, b: Written): Written {
  return {
    ...a,
    numbers: [...a.numbers, ...b.numbers],
    dates: [...a.dates, ...b.dates],
    comparisons: [...a.comparisons, ...b.comparisons],
    caps: [...a.caps, ...b.caps],
    tables: [...a.tables, ...b.tables],
  };
}

/** The weights of an assessment's rows. A group without any has none: its weight is the sum of its rows. */
function cellsOf(source: Source): readonly (readonly [string, readonly WrittenNumber[]])[] {
  return all(source, isAssessment).flatMap((assessment) =>
    all(assessment, isWeightRow).map(
      ({ name, cells }) =>
        [
          rowName(assessment.name.text, name.text),
          cells.flatMap((cell) => (cell.kind === 'weight' ? (numberOf(source, cell.expr) ?? []) : [])),
        ] as const,
    ),
  );
}

function rowName(assessment: string | undefined, row: string): string {
  return JSON.stringify([assessment, row]);
}

// ——— Reading a file's tree once ———

type Marks = {
  readonly numbers: readonly WrittenNumber[];
  readonly dates: readonly Stretch[];
  readonly comparisons: readonly (Stretch & { readonly operator: Operator })[];
  readonly caps: readonly (Stretch & { readonly kind: 'atMost' | 'atLeast' })[];
  readonly tables: readonly (ast.Span & { readonly rows: readonly (Stretch & { readonly cases: number })[] })[];
  readonly grades: readonly (ast.Span & { readonly rows: readonly Stretch[]; readonly quotas: Written['quotas'] })[];
  readonly calls: readonly (ast.Span & { readonly name: string })[];
  readonly rounded: readonly { readonly span: ast.Span; readonly round: Stretch }[];
};

function marksOf(source: Source): Marks {
  const here = (span: ast.Span): Stretch => stretchOf(source, span);
  const byPlace = <T extends ast.Span>(parts: readonly T[]): readonly T[] => parts.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const binaries = all(source, isBinary);
  const composite = binaries.flatMap((one) => numberOf(source, one) ?? []);
  return {
    // What is folded into one number stands behind the numbers that it is made of: they are tried first.
    numbers: [...byPlace(all(source, isNumber).flatMap((one) => numberOf(source, one) ?? [])), ...byPlace(composite)],
    dates: byPlace(all(source, isDate).map((one) => ({ ...here(one), text: one.value }))),
    comparisons: byPlace([
      ...binaries.flatMap((one) => comparison(here(one), one.op)),
      ...all(source, isCompare).flatMap((one) => comparison(here(one), one.op)),
      ...all(source, isIn).flatMap((one) =>
        one.set.kind === 'range' ? [...comparison(here(one), '>='), ...comparison(here({ start: one.start, end: one.end - 1 }), '<=')] : [],
      ),
    ]),
    caps: byPlace(
      all(source, isLimit).map((one) => ({ ...here(one), kind: one.kind === 'cap' ? ('atMost' as const) : ('atLeast' as const) })),
    ),
    tables: byPlace(
      all(source, isTable).map((one) => ({
        start: one.start,
        end: one.end,
        rows: one.rows.map((row) => ({ ...here(row), cases: casesOf(row) })),
      })),
    ),
    grades: all(source, isGrades).map((one) => ({
      start: one.start,
      end: one.end,
      rows: one.rows.map(here),
      quotas: one.rows.flatMap(({ atMost, atLeast }) =>
        [atMost, atLeast].flatMap((amount) => (amount ? [amount.mode ? { mode: here(amount.mode) } : {}] : [])),
      ),
    })),
    calls: all(source, isCall).flatMap(({ start, end, callee }) =>
      callee.names.length === 1 ? [{ start, end, name: callee.names[0]?.text ?? '' }] : [],
    ),
    rounded: all(source, isModified).flatMap((one) => {
      const round = one.modifiers.findLast((modifier) => modifier.kind === 'round');
      return round ? [{ span: { start: one.start, end: one.end }, round: here(round) }] : [];
    }),
  };
}

/** `省部级、市级: 1分` is one row of the text and two cases of the Plan. */
function casesOf(row: ast.BandRow | ast.CaseRow): number {
  return 'test' in row && row.test.kind === 'options' ? row.test.options.length : 1;
}

/** A number, or a formula of numbers alone, which the compiler makes one of. */
function numberOf(source: Source, expr: ast.Expr): WrittenNumber | undefined {
  const value = valueOf(expr);
  if (!value) return undefined;
  const [step, unit] = expr.kind === 'number' ? [stepOf(expr), unitOf(expr)] : [rational(1n, 100n), integer(1)];
  return { ...stretchOf(source, expr), value: formatExact(value), step: formatExact(step), unit: formatExact(unit) };
}

function valueOf(expr: ast.Expr): Rational | undefined {
  switch (expr.kind) {
    case 'number': {
      const digits = parseNumber(expr.text);
      return digits && multiply(digits, unitOf(expr));
    }
    case 'paren':
      return expr.modifiers.length === 0 ? valueOf(expr.expr) : undefined;
    case 'unary': {
      const operand = expr.op === 'negate' ? valueOf(expr.operand) : undefined;
      return operand && negate(operand);
    }
    case 'binary': {
      const [left, right] = [valueOf(expr.left), valueOf(expr.right)];
      if (!left || !right) return undefined;
      if (expr.op === '+') return add(left, right);
      if (expr.op === '-') return subtract(left, right);
      if (expr.op === '*') return multiply(left, right);
      return expr.op === '/' ? divide(left, right) : undefined;
    }
    default:
      return undefined;
  }
}

function unitOf({ percent, scale }: ast.NumberLiteral): Rational {
  const tens = scale === '万' ? 10_000 : scale === '亿' ? 100_000_000 : 1;
  return percent ? rational(BigInt(tens), 100n) : integer(tens);
}

function stepOf(literal: ast.NumberLiteral): Rational {
  const decimals = literal.text.includes('.') ? literal.text.length - literal.text.indexOf('.') - 1 : 0;
  return multiply(rational(1n, 10n ** BigInt(decimals)), unitOf(literal));
}

const operators: Readonly<Record<string, Operator>> = { '<': '<', '<=': '<=', '>': '>', '>=': '>=', '=': 'eq', '!=': 'ne' };

function comparison(at: Stretch, op: string): readonly (Stretch & { readonly operator: Operator })[] {
  const operator = Object.hasOwn(operators, op) ? operators[op] : undefined;
  return operator ? [{ ...at, operator }] : [];
}

function stretchOf({ file, text, lines }: Source, { start, end }: ast.Span): Stretch {
  return { file, start, end, line: positionAt(lines, start).line, text: text.slice(start, end).replace(/\s+/g, ' ').trim() };
}

// ——— Walking ———

/** Every part of a tree for which `is` holds. Ranges of fields and annotations are no rules that a run follows. */
function all<T extends ast.Span>(root: Source | ast.Span, is: (part: ast.Span) => part is T): readonly T[] {
  const found: T[] = [];
  visit('parsed' in root ? root.parsed.ast.items : root);
  return found;

  function visit(value: unknown): void {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isPart(value)) {
      if (is(value)) found.push(value);
      for (const [key, child] of Object.entries(value))
        if (key !== 'notes' && !(key === 'range' && kindOf(value) === 'field')) visit(child);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  }
}

function isPart(value: unknown): value is ast.Span {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}

function kindOf(part: ast.Span): unknown {
  return 'kind' in part ? part.kind : undefined;
}

function ofKind<T extends ast.Span & { readonly kind: string }>(...kinds: readonly T['kind'][]) {
  return (part: ast.Span): part is T => kinds.some((kind) => kindOf(part) === kind);
}

const isPolicy = ofKind<ast.Policy>('policy');
const isMethod = ofKind<ast.Method>('method');
const isNumber = ofKind<ast.NumberLiteral>('number');
const isDate = ofKind<ast.DateLiteral>('date');
const isBinary = ofKind<ast.Binary>('binary');
const isCompare = ofKind<Extract<ast.BandTest, { kind: 'compare' }>>('compare');
const isIn = ofKind<ast.In>('in');
const isLimit = ofKind<Extract<ast.Modifier, { kind: 'cap' | 'floor' }>>('cap', 'floor');
const isTable = ofKind<ast.Bands | ast.Cases>('bands', 'cases');
const isGrades = ofKind<ast.Grades>('grades');
const isAssessment = ofKind<ast.Assessment>('assessment');
const isCall = ofKind<ast.Call>('call');

function isModified(part: ast.Span): part is ast.Span & { readonly modifiers: readonly ast.Modifier[] } {
  return 'modifiers' in part && Array.isArray(part.modifiers);
}

function isWeightRow(part: ast.Span): part is ast.WeightRow {
  return 'cells' in part && Array.isArray(part.cells) && 'rows' in part;
}

function contains(outer: ast.Span, inner: ast.Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function width({ start, end }: ast.Span): number {
  return end - start;
}
