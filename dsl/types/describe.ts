/** Kinds of values in words, for messages. */

import type { Localised, PeriodKind } from '../../engine/plan/index.ts';
import { type ValueType, isPoints, isRatio, unitText } from './type.ts';

export function describeType(type: ValueType): Localised {
  switch (type.t) {
    case 'num':
      if (isPoints(type.unit)) return { zh: '分', en: 'points' };
      if (isRatio(type.unit)) return type.pct ? { zh: '百分比', en: 'a percentage' } : { zh: '数（比率）', en: 'a number (ratio)' };
      return { zh: `以“${unitText(type.unit)}”计的数`, en: `a number of ${unitText(type.unit)}` };
    case 'bool':
      return { zh: '条件（是或否）', en: 'a condition (yes or no)' };
    case 'text':
      return { zh: '文本', en: 'a text' };
    case 'date':
      return { zh: '日期', en: 'a date' };
    case 'opt':
      return { zh: '选项', en: 'an option' };
    case 'ref':
      return { zh: `对“${type.table}”的引用`, en: `a reference to ${type.table}` };
    case 'error':
      return { zh: '有误的式子', en: 'a formula with a mistake' };
  }
}

export const anyNumber: Localised = { zh: '数', en: 'A number' };
export const aCondition: Localised = { zh: '条件', en: 'A condition' };

export function describePeriod(kind: PeriodKind): Localised {
  switch (kind) {
    case 'month':
      return { zh: '每月', en: 'each month' };
    case 'quarter':
      return { zh: '每季', en: 'each quarter' };
    case 'half':
      return { zh: '每半年', en: 'each half-year' };
    case 'year':
      return { zh: '每年', en: 'each year' };
    case 'none':
      return { zh: '不分期', en: 'the whole time' };
  }
}
