import type { Catalogue } from '../../../engine/plan/index.ts';

/** 分档 and 判定. */
export const tablesCatalogue = {
  'unreachable-row': {
    severity: 'error',
    zh: { message: '这一行永远轮不到：{why}。', hint: '从上往下先满足先用；门槛应当一个比一个低（“≥”）或一个比一个高（“≤”）。' },
    en: { message: 'This row is never reached: {why}.', hint: 'The first row that fits is taken; thresholds should fall from row to row ("≥") or rise ("≤").' },
  },
  'no-otherwise': {
    severity: 'error',
    zh: { message: '{construct}没有“其余”，{gap}时没有结果。', hint: '最后加一行“其余: …”。' },
    en: { message: 'This {construct} has no "otherwise": there is no result for {gap}.', hint: 'End it with the row "otherwise: …".' },
  },
  'otherwise-not-last': {
    severity: 'error',
    zh: { message: '“其余”后面的行永远轮不到。', hint: '把“其余”放在最后一行。' },
    en: { message: 'Rows after "otherwise" are never reached.', hint: 'Put "otherwise" last.' },
  },
  'linear-without-neighbour': {
    severity: 'error',
    zh: { message: '“线性”要从本行的门槛连到上一行的门槛，{why}。', hint: '在它上面加一行带门槛的；“线性 a 至 b”在本行门槛处为 a，在上一行门槛处为 b。' },
    en: { message: '"linear" joins this row\'s threshold to that of the row above; {why}.', hint: 'Put a row with a threshold above it; "linear a to b" is a at this row\'s threshold and b at the one above.' },
  },
} satisfies Catalogue;
