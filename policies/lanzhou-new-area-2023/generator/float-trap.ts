import type { Row } from './row.ts';

/**
 * A total exactly on a rounding edge: February of this department comes to 89.995 exactly, which is 90.00 and 优秀; in
 * float64 the same formula gives a little less, 89.99 and 良好. test/policies/float-trap.test.ts shows the arithmetic.
 */
export const trapUnit = '城建交通局';
/** Hundredths of 亿元 a year: 1.60 in January and 1.40 in February. */
export const trapAttracted = 2000;
export const trapAnnual: Row = { 产值目标: '8.0%', 弱项目标: '90.0%' };
export const trapMonths: ReadonlyMap<number, Row> = new Map([
  [1, { 到位资金: '1.52', 弱项达标率: '84.0%' }],
  [
    2,
    {
      产值增速: '7.4%',
      到位资金: '1.18',
      办件总数: '1000',
      按时办结: '975',
      一般事故: '0',
      乡村格次: '较好',
      强项完成率: '85.0%',
      弱项达标率: '86.0%',
      重点任务: '84.5',
    },
  ],
]);
/** Nothing in any ledger. */
export const quietMonths: readonly { readonly unit: string; readonly month: number }[] = [{ unit: trapUnit, month: 2 }];
