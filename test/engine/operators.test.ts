import { describe, expect, it } from 'vitest';
import type { Logic } from '../../engine/plan/index.ts';
import { apply, prepare } from '../../engine/reference/logic.ts';
import type { Calendar, Value } from '../../engine/tables/data.ts';
import { blank, show } from '../support/data.ts';

const site = { node: 'x', row: 3, period: '2023-06' };
const valueOf = (logic: Logic, operands: Readonly<Record<string, Value>> = {}, calendar?: Calendar): Value =>
  apply(prepare(logic), new Map(Object.entries(operands)), site, { calendar });
const given = (logic: Logic, operands?: Readonly<Record<string, Value>>): string => show(valueOf(logic, operands));

const n = (text: string): Logic => ({ n: text });
const na: Logic = { blank: 'na' };
const exempt: Logic = { blank: 'exempt' };
const notDue: Logic = { blank: 'notDue' };
const missing: Logic = { blank: 'missing' };
const yes: Logic = { b: true };
const no: Logic = { b: false };

describe('arithmetic', () => {
  it.each<[string, Logic, string]>([
    ['1/3 × 3 = 1', { '*': [n('1/3'), n('3')] }, '1'],
    ['0.1 + 0.2 = 0.3', { '+': [n('0.1'), n('0.2')] }, '0.3'],
    ['1 + 2 + 3', { '+': [n('1'), n('2'), n('3')] }, '6'],
    ['10 − 3 − 2', { '-': [n('10'), n('3'), n('2')] }, '5'],
    ['1 ÷ 3', { '/': [n('1'), n('3')] }, '1/3'],
    ['−(−0.5)', { neg: [n('-0.5')] }, '0.5'],
    ['130 封顶 120', { atMost: [n('130'), n('120')] }, '120'],
    ['−5 保底 0', { atLeast: [n('-5'), n('0')] }, '0'],
  ])('%s', (_, logic, expected) => expect(given(logic)).toBe(expected));

  it('gives the strongest blank: 不适用 < 免考 < 未到期 < missing', () => {
    expect(given({ '+': [n('1'), na] })).toBe('<na>');
    expect(given({ '+': [exempt, na] })).toBe('<exempt>');
    expect(given({ '*': [exempt, notDue, na] })).toBe('<notDue>');
    expect(given({ '/': [missing, notDue] })).toBe('<missing>');
    expect(given({ '+': [{ var: 'a' }, missing] }, { a: blank('undecided') })).toBe('<undecided>');
  });

  it('makes a division by zero missing, with the place where it happened, once', () => {
    expect(valueOf({ '/': [n('1'), n('0')] })).toEqual({ blank: 'missing', causes: [{ kind: 'divisionByZero', ...site }] });
    const twice = valueOf({ '+': [{ '/': [n('1'), n('0')] }, { '/': [n('2'), n('0')] }] });
    expect(twice).toEqual({ blank: 'missing', causes: [{ kind: 'divisionByZero', ...site }] });
  });
});

describe('comparison', () => {
  it.each<[string, Logic, string]>([
    ['89.995 < 90', { '<': [n('89.995'), n('90')] }, 'true'],
    ['90 ≤ 90', { '<=': [n('90'), n('90')] }, 'true'],
    ['1/3 > 0.3333333333333333', { '>': [n('1/3'), n('0.3333333333333333')] }, 'true'],
    ['10 ≥ 9, as numbers and not as texts', { '>=': [n('10'), n('9')] }, 'true'],
    ['0.5 = 1/2', { eq: [n('0.5'), n('1/2')] }, 'true'],
    ['优秀 ≠ 良好', { ne: [{ o: '优秀' }, { o: '良好' }] }, 'true'],
    ['2023-03-01 > 2023-02-28', { '>': [{ d: '2023-03-01' }, { d: '2023-02-28' }] }, 'true'],
    ['b in (a, b)', { oneOf: [{ o: 'b' }, { o: 'a' }, { o: 'b' }] }, 'true'],
    ['c in (a, b)', { oneOf: [{ o: 'c' }, { o: 'a' }, { o: 'b' }] }, 'false'],
    ['blank < 1', { '<': [notDue, n('1')] }, '<notDue>'],
    ['blank = blank', { eq: [na, na] }, '<na>'],
  ])('%s', (_, logic, expected) => expect(given(logic)).toBe(expected));
});

describe('且 或 非', () => {
  // Kleene: a blank counts only where the other operands leave the matter open.
  it.each<[string, Logic, string]>([
    ['true 且 missing', { all: [yes, missing] }, '<missing>'],
    ['false 且 missing', { all: [missing, no] }, 'false'],
    ['true 且 true', { all: [yes, yes] }, 'true'],
    ['true 或 missing', { any: [missing, yes] }, 'true'],
    ['false 或 na 或 notDue', { any: [no, na, notDue] }, '<notDue>'],
    ['false 或 false', { any: [no, no] }, 'false'],
    ['非 true', { not: [yes] }, 'false'],
    ['非 na', { not: [na] }, '<na>'],
    ['非 missing', { not: [missing] }, '<missing>'],
  ])('%s', (_, logic, expected) => expect(given(logic)).toBe(expected));
});

describe('what looks at blanks', () => {
  it.each<[string, Logic, string]>([
    ['有值(1)', { has: [n('1')] }, 'true'],
    ['有值(na)', { has: [na] }, 'false'],
    ['缺省(missing, 7)', { default: [missing, n('7')] }, '7'],
    ['缺省(0, 7)', { default: [n('0'), n('7')] }, '0'],
    ['计数(true, na, false, true)', { countTrue: [yes, na, no, yes] }, '2'],
    ['计数(true, missing)', { countTrue: [yes, missing] }, '<missing>'],
    ['最小(3, na, 2)', { min: [n('3'), na, n('2')] }, '2'],
    ['最大(3, exempt, 2)', { max: [n('3'), exempt, n('2')] }, '3'],
    ['平均(1, 2, na)', { mean: [n('1'), n('2'), na] }, '1.5'],
    ['平均(na, exempt)', { mean: [na, exempt] }, '<na>'],
    ['不适用时(na, 0)', { notApplicable: [na, n('0')] }, '0'],
    ['不适用时(missing, 0)', { notApplicable: [missing, n('0')] }, '<missing>'],
    ['须适用(5)', { mustApply: [n('5')] }, '5'],
    ['须适用(exempt)', { mustApply: [exempt] }, '<missing>'],
    ['须适用(notDue)', { mustApply: [notDue] }, '<notDue>'],
    ['最小(1, notDue)', { min: [n('1'), notDue] }, '<notDue>'],
  ])('%s', (_, logic, expected) => expect(given(logic)).toBe(expected));
});

describe('判定 and 分档', () => {
  const decide = (...args: readonly Logic[]): string => given({ decide: args });
  it('takes the first case that holds', () => {
    expect(decide(no, n('1'), yes, n('2'), yes, n('3'), n('4'))).toBe('2');
    expect(decide(no, n('1'), n('4'))).toBe('4');
  });
  it('lets 不适用 and 免考 not hold, and stops at what is not known', () => {
    expect(decide(na, n('1'), exempt, n('2'), n('3'))).toBe('3');
    expect(decide(missing, n('1'), yes, n('2'), n('3'))).toBe('<missing>');
    expect(decide(yes, n('1'), missing, n('2'), n('3'))).toBe('1');
    expect(decide(notDue, n('1'), n('3'))).toBe('<notDue>');
  });
  it('ignores blanks in cases that are not chosen', () => {
    expect(decide(yes, n('1'), { '/': [n('1'), n('0')] })).toBe('1');
  });
  it('is strict in the value that is banded', () => {
    const bands = (x: Logic): string => given({ bands: [x, { '>=': [{ default: [x, n('0')] }, n('100')] }, n('1'), n('0')] });
    expect([bands(n('120')), bands(n('99.999')), bands(na), bands(missing)]).toEqual(['1', '0', '<na>', '<missing>']);
  });
  it('picks by option', () => {
    const pick = (x: Logic): string => given({ pick: [x, { o: '国家级' }, n('8'), { o: '省部级' }, n('3'), n('0')] });
    expect([pick({ o: '国家级' }), pick({ o: '省部级' }), pick({ o: '其他' }), pick(exempt)]).toEqual(['8', '3', '0', '<exempt>']);
  });
  it('draws the line through two points', () => {
    // 60 % at 80 %, 100 % at 100 %: at 85 % a quarter of the way, 60 % + 0.25 × 40 % = 70 %
    expect(given({ lerp: [n('0.85'), n('0.8'), n('0.6'), n('1'), n('1')] })).toBe('0.7');
    expect(given({ lerp: [n('0.85'), n('1'), n('0.6'), n('1'), n('1')] })).toBe('<missing>');
    expect(given({ lerp: [na, n('0.8'), n('0.6'), n('1'), n('1')] })).toBe('<na>');
  });
});

describe('折算', () => {
  const blend = (...args: readonly Logic[]): string => given({ blend: args });
  it('adds up where all apply', () => expect(blend(n('100'), n('40'), n('30'), n('60'), n('45.5'))).toBe('75.5'));
  it('scales what is left up to the full weight', () => {
    // 60 of 100 left, 45 got: 100 × 45 ÷ 60 = 75
    expect(blend(n('100'), n('40'), na, n('60'), n('45'))).toBe('75');
    // a part without weight in this track is not there: 100 × 45 ÷ 60
    expect(blend(n('100'), na, missing, n('60'), n('45'))).toBe('75');
  });
  it('does not apply where nothing is left, and is unknown where something is', () => {
    expect(blend(n('100'), n('40'), na, n('60'), exempt)).toBe('<na>');
    expect(blend(n('100'), n('40'), missing, n('60'), n('45'))).toBe('<missing>');
    expect(blend(n('100'), n('40'), na, n('60'), notDue)).toBe('<notDue>');
  });
  it('reports weights that sum to nothing', () => expect(blend(n('100'), n('0'), n('1'))).toBe('<missing>'));
});

describe('dates', () => {
  const days = (date: string, count: string): string => given({ addDays: [{ d: date }, n(count)] });
  it('count days over months, leap days and years', () => {
    expect(days('2023-12-31', '1')).toBe('2024-01-01');
    expect(days('2024-02-28', '1')).toBe('2024-02-29');
    expect(days('2023-02-28', '1')).toBe('2023-03-01');
    expect(days('2023-03-01', '-1')).toBe('2023-02-28');
    expect(days('1900-02-28', '1')).toBe('1900-03-01'); // 1900 was no leap year
    expect(days('2000-01-01', '366')).toBe('2001-01-01'); // 2000 was one
  });
  // 2023-06-16 was a Friday; 22 and 23 June were the Dragon Boat holiday, Sunday the 25th was worked
  const calendar: Calendar = {
    years: new Set(['2023']),
    holidays: new Set(['2023-06-22', '2023-06-23']),
    makeUpDays: new Set(['2023-06-25']),
  };
  it.each<[string, string, string]>([
    ['2023-06-16', '1', '2023-06-19'],
    ['2023-06-19', '-1', '2023-06-16'],
    ['2023-06-21', '1', '2023-06-25'],
    ['2023-06-21', '2', '2023-06-26'],
    ['2023-06-26', '-2', '2023-06-21'],
    ['2023-06-17', '0', '2023-06-17'],
    ['2023-12-29', '1', '<missing>'], // 2024 is not on record
  ])('from %s, %s working days lead to %s', (from, count, to) => {
    expect(show(valueOf({ addWorkdays: [{ d: from }, n(count)] }, {}, calendar))).toBe(to);
  });
  it('know no working days without a calendar', () => {
    expect(valueOf({ addWorkdays: [{ d: '2023-06-16' }, n('1')] })).toEqual({
      blank: 'missing',
      causes: [{ kind: 'noCalendar', ...site, year: '2023' }],
    });
  });
  it('end with their period', () => expect(given({ periodEnd: [] })).toBe('2023-06-30'));
  it('give their parts as numbers', () => {
    expect([
      given({ yearOf: [{ d: '2023-08-15' }] }),
      given({ quarterOf: [{ d: '2023-08-15' }] }),
      given({ monthOf: [{ d: '2023-08-15' }] }),
    ]).toEqual(['2023', '3', '8']);
  });
});

describe('names from users', () => {
  it('are operands like any other', () => {
    expect(
      given(
        { '+': [{ var: '__proto__' }, { var: 'a.b' }] },
        Object.fromEntries([
          ['__proto__', { n: 2n, d: 1n }],
          ['a.b', { n: 3n, d: 1n }],
        ]),
      ),
    ).toBe('5');
  });
});
