/**
 * Row-local expressions, by json-logic-js over Heng's operators.
 *
 * `add_operation` writes a table of the whole module, and json-logic-js keeps `all`, `if` and others to itself. So every
 * operator of a Plan is registered once under a name of its own (`heng all`), and logic is rewritten to those names: the
 * built-in operators, which reckon in floats and go by truthiness, are never reached, nor changed for anybody else.
 */

import jsonLogic from 'json-logic-js';
import { parseNumber, round } from '../numbers/index.ts';
import type { Logic, Operator, Round } from '../plan/index.ts';
import { isBlank, isRational, type Value } from '../tables/data.ts';
import { type Operation, operations, type Site, type World } from './operators/index.ts';

/** What `var` reads and where: the data of one evaluation. */
type Context = { readonly operands: ReadonlyMap<string, Value>; readonly site: Site; readonly world: World };

/** Logic ready for json-logic-js: literals are values already (which have no single key, so it leaves them alone). */
export type Rule = Value | { readonly [operator: string]: string | readonly Rule[] };

const prefix = 'heng ';

jsonLogic.add_operation(`${prefix}var`, function read(this: Context, alias: string): Value {
  const value = this.operands.get(alias);
  if (value === undefined) throw new TypeError(`the Plan reads an operand that is not among its inputs: ${alias}`);
  return value;
});
for (const [name, operation] of Object.entries(operations)) register(name, operation);

function register(name: string, operation: Operation): void {
  jsonLogic.add_operation(prefix + name, function operate(this: Context, ...args: Value[]): Value {
    return operation(args, this.site, this.world);
  });
}

/** Rewrites logic once, so that a node is read once and evaluated for many rows. */
export function prepare(logic: Logic): Rule {
  if ('var' in logic) return { [`${prefix}var`]: logic.var };
  if ('n' in logic) return numberOf(logic.n);
  if ('o' in logic) return logic.o;
  if ('s' in logic) return logic.s;
  if ('d' in logic) return logic.d;
  if ('b' in logic) return logic.b;
  if ('blank' in logic) return { blank: logic.blank, causes: [] };
  const [operator, args] = operatorOf(logic);
  return { [prefix + operator]: args.map(prepare) };
}

/** The operator of logic that is neither literal nor operand, and its arguments. */
export function operatorOf(logic: { readonly [O in Operator]?: readonly Logic[] }): readonly [Operator, readonly Logic[]] {
  for (const operator of operators) {
    const args = logic[operator];
    if (args !== undefined) return [operator, args];
  }
  throw new TypeError(`the Plan has an operator that the engine does not know: ${Object.keys(logic).join(', ')}`);
}

const operators = Object.keys(operations).filter((name): name is Operator => Object.hasOwn(operations, name));

/** The value of prepared logic for one row. */
export function apply(rule: Rule, operands: ReadonlyMap<string, Value>, site: Site, world: World): Value {
  const result: unknown = jsonLogic.apply(rule, { operands, site, world } satisfies Context);
  if (!isValue(result)) throw new TypeError(`the Plan's logic gave no value at ${site.node}`);
  return result;
}

/** 保留: only numbers are rounded. */
export function rounded(value: Value, way: Round | undefined): Value {
  return way !== undefined && !isBlank(value) && isRational(value) ? round(value, way) : value;
}

function numberOf(text: string): Value {
  const value = parseNumber(text);
  if (value === undefined) throw new TypeError(`the Plan has a number that is none: ${text}`);
  return value;
}

function isValue(value: unknown): value is Value {
  return (
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'object' && value !== null && ('n' in value || 'blank' in value))
  );
}
