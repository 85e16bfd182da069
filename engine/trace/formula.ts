/** Logic as a drafter would write it, with names or with values in their places. */

import { operatorOf } from '../reference/logic.ts';
import { parseNumber } from '../numbers/index.ts';
import type { Language, Logic, Operator } from '../plan/index.ts';
import { notApplicable } from '../values/index.ts';
import { formatNumber, formatValue } from './format.ts';

/** How tightly an operator binds: what binds less tightly than its surroundings stands in parentheses. */
const binding = { any: 1, all: 2, not: 3, comparison: 4, clause: 5, sum: 6, product: 7, negation: 8, atom: 9 } as const;
type Binding = (typeof binding)[keyof typeof binding];
type Printed = { readonly text: string; readonly binds: Binding };

type Infix = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | 'eq' | 'ne';
const infix: Readonly<Record<Infix, readonly [string, Binding]>> = {
  '+': ['+', binding.sum],
  '-': ['−', binding.sum],
  '*': ['×', binding.product],
  '/': ['÷', binding.product],
  '<': ['<', binding.comparison],
  '<=': ['≤', binding.comparison],
  '>': ['>', binding.comparison],
  '>=': ['≥', binding.comparison],
  eq: ['=', binding.comparison],
  ne: ['≠', binding.comparison],
};

const names: Readonly<Record<Language, Readonly<Record<NamedOperator, string>>>> = {
  zh: {
    all: '且',
    any: '或',
    not: '非',
    has: '有值',
    default: '缺省',
    decide: '判定',
    countTrue: '计数',
    min: '最小',
    max: '最大',
    mean: '平均',
    atMost: '封顶',
    atLeast: '保底',
    pick: '分档',
    bands: '分档',
    lerp: '线性',
    blend: '折算',
    addDays: '加天数',
    addWorkdays: '加工作日',
    yearOf: '年',
    quarterOf: '季',
    monthOf: '月',
    periodEnd: '期末',
    oneOf: '在',
    notApplicable: '不适用时',
    mustApply: '须适用',
    when: '当',
    otherwise: '其余',
  },
  en: {
    all: 'and',
    any: 'or',
    not: 'not',
    has: 'has_value',
    default: 'default',
    decide: 'decide',
    countTrue: 'count',
    min: 'min',
    max: 'max',
    mean: 'mean',
    atMost: 'cap',
    atLeast: 'at_lowest',
    pick: 'bands',
    bands: 'bands',
    lerp: 'linear',
    blend: 'convert',
    addDays: 'add_days',
    addWorkdays: 'add_workdays',
    yearOf: 'year_of',
    quarterOf: 'quarter_of',
    monthOf: 'month_of',
    periodEnd: 'period_end',
    oneOf: 'in',
    notApplicable: 'if_not_applicable',
    mustApply: 'must_apply',
    when: 'when',
    otherwise: 'otherwise',
  },
};
type NamedOperator = Exclude<Operator, Infix | 'neg'> | 'when' | 'otherwise';

/** `operand` writes what an alias stands for. */
export function printLogic(logic: Logic, operand: (alias: string) => string, language: Language = 'zh'): string {
  return print(logic).text;

  function print(part: Logic): Printed {
    if ('var' in part) return atom(operand(part.var));
    if ('n' in part) return atom(numberText(part.n));
    if ('o' in part) return atom(part.o);
    if ('s' in part) return atom(`"${part.s}"`);
    if ('d' in part) return atom(part.d);
    if ('b' in part) return atom(formatValue(part.b, undefined, language));
    if ('blank' in part) return atom(formatValue({ ...notApplicable, blank: part.blank }, undefined, language));
    const [operator, args] = operatorOf(part);
    return printOperator(operator, args);
  }

  function printOperator(operator: Operator, args: readonly Logic[]): Printed {
    const word = names[language];
    switch (operator) {
      case '+':
      case '-':
      case '*':
      case '/':
      case '<':
      case '<=':
      case '>':
      case '>=':
      case 'eq':
      case 'ne': {
        const [sign, binds] = infix[operator];
        return chain(args, ` ${sign} `, binds);
      }
      case 'neg':
        return { text: `−${args.map((arg) => inside(arg, binding.negation)).join('')}`, binds: binding.negation };
      case 'all':
        return chain(args, ` ${word.all} `, binding.all);
      case 'any':
        return chain(args, ` ${word.any} `, binding.any);
      case 'not':
        return { text: `${word.not} ${args.map((arg) => inside(arg, binding.clause)).join('')}`, binds: binding.not };
      case 'atMost':
      case 'atLeast':
        return {
          text: args.map((arg, i) => inside(arg, i === 0 ? binding.clause : binding.sum)).join(` ${word[operator]} `),
          binds: binding.clause,
        };
      case 'oneOf': {
        const [x, ...options] = args.map((arg) => inside(arg, binding.clause));
        return { text: `${x} ${word.oneOf} (${options.join('、')})`, binds: binding.comparison };
      }
      case 'decide':
        return atom(`${word.decide} { ${rows(args, (condition) => `${word.when} ${print(condition).text}`)} }`);
      case 'bands':
        return atom(`${word.bands} { ${rows(args.slice(1), (test) => print(test).text)} }`);
      case 'pick':
        return atom(
          `${word.pick} ${args
            .slice(0, 1)
            .map((x) => print(x).text)
            .join('')} { ${rows(args.slice(1), (option) => print(option).text)} }`,
        );
      default:
        return atom(`${word[operator]}(${args.map((arg) => print(arg).text).join(', ')})`);
    }
  }

  function chain(args: readonly Logic[], sign: string, binds: Binding): Printed {
    // The first operand may bind as loosely as the operator itself: a − b − c. Further ones may not: a − (b − c).
    return { text: args.map((arg, i) => inside(arg, i === 0 && binds >= binding.sum ? binds : tighter(binds))).join(sign), binds };
  }

  function inside(part: Logic, atLeast: Binding): string {
    const { text, binds } = print(part);
    return binds < atLeast ? `(${text})` : text;
  }

  function rows(args: readonly Logic[], condition: (test: Logic) => string): string {
    const texts: string[] = [];
    for (let i = 0; i + 1 < args.length; i += 2) {
      const [test, value] = [args[i], args[i + 1]];
      if (test && value) texts.push(`${condition(test)}: ${print(value).text}`);
    }
    const last = args.length % 2 === 1 ? args.at(-1) : undefined;
    return [...texts, ...(last ? [`${names[language].otherwise}: ${print(last).text}`] : [])].join('; ');
  }
}

function atom(text: string): Printed {
  return { text, binds: binding.atom };
}

function tighter(binds: Binding): Binding {
  return Object.values(binding).find((other) => other > binds) ?? binding.atom;
}

function numberText(text: string): string {
  const value = parseNumber(text);
  return value ? formatNumber(value) : text;
}
