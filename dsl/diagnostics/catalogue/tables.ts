import type { Catalogue } from '../../../engine/plan/index.ts';

/** 分档 and 判定. */
export const tablesCatalogue = {
  'unreachable-row': {
    severity: 'error',
    zh: { message: '这一行永远轮不到：{why}。', hint: '从上往下先满足先用；门槛应当一个比一个低（“≥”）或一个比一个高（“≤”）。' },
    en: {
      message: 'This row is never reached: {why}.',
      hint: 'The first row that fits is taken; thresholds should fall from row to row ("≥") or rise ("≤").',
    },
  },
  'no-otherwise': {
    severity: 'error',
    zh: { message: '{construct}没有“其余”，{gap}时没有结果。', hint: '最后加一行“其余: …”。' },
    en: { message: 'The {construct} has no "otherwise": there is no result for {gap}.', hint: 'End it with the row "otherwise: …".' },
  },
  'otherwise-not-last': {
    severity: 'error',
    zh: { message: '“其余”后面的行永远轮不到。', hint: '把“其余”放在最后一行。' },
    en: { message: 'Rows after "otherwise" are never reached.', hint: 'Put "otherwise" last.' },
  },
  'linear-without-neighbour': {
    severity: 'error',
    zh: {
      message: '“线性”要从本行的门槛连到上一行的门槛，{why}。',
      hint: '在它上面加一行带门槛的；“线性 a 至 b”在本行门槛处为 a，在上一行门槛处为 b。',
    },
    en: {
      message: '"linear" joins this row\'s threshold to that of the row above; {why}.',
      hint: 'Put a row with a threshold above it; "linear a to b" is a at this row\'s threshold and b at the one above.',
    },
  },
  'tiers-out-of-order': {
    severity: 'error',
    zh: { message: '累进的各档顺序不对。', hint: '依次写：前 10: …；其次 10: …（可以多行）；此后 每 10: …（最后一行，可以没有）。' },
    en: {
      message: 'The tiers stand in the wrong order.',
      hint: 'Write: first 10: …; next 10: … (as many as needed); beyond every 10: … (last, or not at all).',
    },
  },
  /** Two cases of a 判定 that can hold at once. */
  'overlapping-cases': {
    severity: 'error',
    zh: {
      message: '这两种情形可以同时成立：{witness}，不知道取哪一个。',
      hint: '改成互相排除的条件；确实要从上往下先成立先用的，写“判定 依次 { … }”。',
    },
    en: {
      message: 'These two cases can hold at once: {witness}. Which one counts is open.',
      hint: 'Make the conditions exclude each other; where the first that holds is meant to count write "decide in_order { … }".',
    },
  },
  'overlap-not-excluded': {
    severity: 'warning',
    zh: { message: '看不出这两种情形是否互相排除。', hint: '改写得更明白；或写“判定 依次 { … }”，从上往下先成立先用。' },
    en: {
      message: 'It cannot be seen that these two cases exclude each other.',
      hint: 'Write them more plainly; or "decide in_order { … }": the first that holds counts.',
    },
  },
} satisfies Catalogue;
