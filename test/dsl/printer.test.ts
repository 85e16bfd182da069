import { describe, expect, it } from 'vitest';
import { type FormatOptions, format } from '../../dsl/index.ts';
import { print } from '../../dsl/printer/index.ts';
import { parsed } from '../support/sources.ts';
import { toFullWidth } from '../support/syntax.ts';

/** The layout itself, without the guard that would hide a fault of it. */
const laidOut = (text: string, options: FormatOptions = {}): string => {
  const source = parsed(text);
  expect(source.diagnostics).toEqual([]);
  return print(source, options);
};
const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

describe('the layout', () => {
  it('writes one statement a line, two spaces a level, at most one blank line', () => {
    const text =
      '\n\n对象  单位{收入:数(亿元) 0..900 每月;增速:百分比\n\n\n\n类别:选项(甲,乙)\n\n}\n考核 年度 于 单位 每年{定义 甲=1;定义 乙乙=2。计分 总分=甲+乙乙 封顶 3}';
    expect(laidOut(text)).toBe(
      lines(
        '对象 单位 {',
        '  收入 : 数(亿元) 0 .. 900 每月',
        '  增速 : 百分比',
        '',
        '  类别 : 选项(甲、乙)',
        '}',
        '考核 年度 于 单位 每年 { 定义 甲 = 1; 定义 乙乙 = 2; 计分 总分 = 甲 + 乙乙 封顶 3 }',
      ),
    );
  });

  it('aligns fields, heads, rows and neighbouring formulas by what is seen, two columns a Chinese character', () => {
    const text = lines(
      '办法 例 {',
      '年度 2023',
      '计分保留 2 位',
      '}',
      '对象 单位 {',
      'GDP : 百分比',
      '// 说明',
      '一般公共预算 : 数',
      '}',
      '考核 年度 于 单位 {',
      '定义 甲 = 1',
      '系数 乙乙乙 = 分档 甲 {',
      '≥ 100%: 1',
      '其余: 线性 0 至 1',
      '}',
      '计分 总 = 甲',
      '加分 另加 = 甲 封顶 1',
      '等次 级 按 总 {',
      '优秀 当 总 ≥ 90',
      '不合格 其余',
      '}',
      '}',
    );
    expect(laidOut(text)).toBe(
      lines(
        '办法 例 {',
        '  年度     2023',
        '  计分保留 2 位',
        '}',
        '对象 单位 {',
        '  GDP          : 百分比',
        '  // 说明',
        '  一般公共预算 : 数',
        '}',
        '考核 年度 于 单位 {',
        '  定义 甲 = 1',
        '  系数 乙乙乙 = 分档 甲 {',
        '    ≥ 100% : 1',
        '    其余   : 线性 0 至 1',
        '  }',
        '  计分 总   = 甲',
        '  加分 另加 = 甲   封顶 1',
        '  等次 级 按 总 {',
        '    优秀   当 总 ≥ 90',
        '    不合格 其余',
        '  }',
        '}',
      ),
    );
  });

  it('sets weights under their tracks, to the right', () => {
    const text = lines(
      '考核 年度 于 单位 {',
      '体系 基础分 园区|街道办|企业{',
      '经济{',
      '产值 100/3|-|8',
      '固定资产投资 6|10|12',
      '}',
      '共性{甲 1|2|3;乙 1|2|3}',
      '}',
      '}',
    );
    // 固定资产投资 ends in column 18, three spaces before the widest weight, 100/3; 街道办 is wider than its weights.
    expect(laidOut(text)).toBe(
      lines(
        '考核 年度 于 单位 {',
        '  体系 基础分         园区 | 街道办 | 企业 {',
        '    经济 {',
        '      产值           100/3 |      - |    8',
        '      固定资产投资       6 |     10 |   12',
        '    }',
        '    共性 { 甲 1 | 2 | 3; 乙 1 | 2 | 3 }',
        '  }',
        '}',
      ),
    );
  });

  it('keeps a table on its line as long as it fits, and breaks the outer one first', () => {
    const table = (value: string): string => `定义 系数 = 分档 甲 { ≥ 1: ${value}; 其余: 0 }\n`;
    expect(laidOut(table('1'))).toBe(table('1'));
    // 定义 系数 = 分档 甲 { ≥ 1: (28 columns), ; 其余: 0 } (12): 60 digits make 100.
    const digits = (n: number): string => '1'.repeat(n);
    const fits = [58, 59, 60, 61, 62].filter((n) => !laidOut(table(digits(n))).includes('{\n'));
    expect(fits).toEqual([58, 59, 60]);
    expect(laidOut(table(digits(61)))).toBe(lines('定义 系数 = 分档 甲 {', `  ≥ 1  : ${digits(61)}`, '  其余 : 0', '}'));
  });

  it('keeps the lines that the drafter broke, and what stands behind a table', () => {
    const text = lines(
      '考核 年度 于 单位 {',
      '指标 甲 得分率 = 分档 乙 {',
      '≥ 1: 1',
      '其余: 0',
      '} 不适用 折算',
      '定义 丙 = 最大(甲,',
      '乙',
      ')+',
      '丁',
      '封顶 3',
      '}',
    );
    expect(laidOut(text)).toBe(
      lines(
        '考核 年度 于 单位 {',
        '  指标 甲 得分率 = 分档 乙 {',
        '    ≥ 1  : 1',
        '    其余 : 0',
        '  } 不适用 折算',
        '  定义 丙 = 最大(甲,',
        '    乙',
        '  ) +',
        '    丁',
        '    封顶 3',
        '}',
      ),
    );
  });

  it('writes one annotation a line', () => {
    expect(laidOut('@牵头(统计局)@依据("一") 对象 单位{ @说明("二") 甲:数 }')).toBe(
      lines('@牵头(统计局)', '@依据("一")', '对象 单位 {', '  @说明("二")', '  甲 : 数', '}'),
    );
  });

  it('keeps a semicolon without which the next row would belong to this one', () => {
    const text = lines('对象 单位 {', '  甲   : 数;', '  不限 : 数', '}');
    expect(laidOut(text)).toBe(text);
  });
});

describe('signs', () => {
  it('are those of the regulation in Chinese and those of the keyboard in English', () => {
    const formula = (text: string): string => `定义 丙 = ${text}\n`;
    expect(laidOut(formula('判定{当 (a>=-1 且 b!=2) 或 非 (c<=3):a*b/c-d;其余:-1 - -a}'))).toBe(
      formula('判定 { 当 (a ≥ -1 且 b ≠ 2) 或 非 (c ≤ 3): a × b ÷ c − d; 其余: -1 − -a }'),
    );
    expect(laidOut('let c = a ≥ b − 1 × 2 ÷ 3\nlet d = a ≠ b\n')).toBe('let c = a >= b - 1 * 2 / 3\nlet d = a != b\n');
  });

  it('are half-width, and texts stay as they are', () => {
    const text = lines(
      '定义 甲 = 5 × (乙 + 0.5分)   封顶 30%',
      '考核 年度 于 单位 {',
      '  要求 丙 : 甲 > 1   "全角：\uFF21\uFF11"',
      '  要求 丁 : 甲 > 2   “说"是"”',
      '}',
    );
    const wide = toFullWidth(text.replaceAll('×', '*').replace(/“.*”/, '丁'));
    expect(wide).toMatch(/[\uFF01-\uFF5E]/);
    // The second text, whose quotes would be taken for its ends, is put back.
    expect(laidOut(wide.replace(/丁(?=\n\uFF5D)/, '“说"是"”'))).toBe(text);
  });

  it('parts units so that they are read as they were', () => {
    const text = lines('定义 甲 = 5万 元 + 3万元 + 2 MW', '定义 乙 = 日期 前 5 天 < 2023-03-31', '定义 丙 = a   保留 2 位 四舍五入');
    expect(laidOut(text)).toBe(text);
    expect(laidOut('定义 乙 = 甲 > 2023年3月31日\n')).toBe('定义 乙 = 甲 > 2023-03-31\n');
  });
});

describe('comments', () => {
  it('stay before, behind and inside what they stand at', () => {
    const text = lines(
      '// 头',
      '',
      '/* 块',
      '   两行 */',
      '对象 单位 { // 开',
      '// 里',
      '甲 : 数 // 尾',
      '乙乙 : 整数 /* 段 */',
      '/* 前 */ 丙 : 数',
      '// 末',
      '} // 合',
      '定义 丁 = 1 + // 中',
      '2',
      '// 完',
    );
    expect(laidOut(text)).toBe(
      lines(
        '// 头',
        '',
        '/* 块',
        '   两行 */',
        '对象 单位 {   // 开',
        '  // 里',
        '  甲          : 数     // 尾',
        '  乙乙        : 整数   /* 段 */',
        '  /* 前 */ 丙 : 数',
        '  // 末',
        '}   // 合',
        '定义 丁 = 1 +   // 中',
        '  2',
        '// 完',
      ),
    );
  });

  it('keep a table of one line broken up where they end a line in it', () => {
    expect(laidOut('定义 甲 = 分档 乙 { ≥ 1: 1; // 高\n其余: 0 }\n')).toBe(
      lines('定义 甲 = 分档 乙 {', '  ≥ 1  : 1   // 高', '  其余 : 0', '}'),
    );
  });

  it('are all there is in some files', () => {
    expect(laidOut('// 一\n\n\n// 二')).toBe('// 一\n\n// 二\n');
    expect(laidOut('\n\n')).toBe('');
  });
});

describe('the spelling of keywords', () => {
  it('is by default that of the 办法, else of the first declaration', () => {
    expect(laidOut('subject a { x : 数 }\npolicy p { 年度 2023 }\n')).toBe('subject a { x : number }\npolicy p { year 2023 }\n');
    expect(laidOut('let a = 1\n办法 p { year 2023 }\n')).toBe('定义 a = 1\n办法 p { 年度 2023 }\n');
    expect(laidOut('对象 a { x : number }\nsubject b { y : 数 }\n')).toBe('对象 a { x : 数 }\n对象 b { y : 数 }\n');
  });

  it.each([
    [
      'knows 前 from 前, and 0分 for a word',
      '考核 年度 于 单位 { 奖项 甲 取 前 2 按 乙 并列 不入 }\n',
      'assessment 年度 of 单位 { award 甲 take first 2 by 乙 ties none }\n',
    ],
    ['knows 前 from 前, and 0分 for a word', '定义 甲 = 乙 前 5 天 > 丙\n', 'let 甲 = 乙 before 5 days > 丙\n'],
    [
      'knows 前 from 前, and 0分 for a word',
      '考核 年度 于 单位 { 指标 甲 得分 = 满分 − 乙 × 0.5分 不适用 0分 }\n',
      'assessment 年度 of 单位 { indicator 甲 score = full - 乙 * 0.5 points not_applicable zero }\n',
    ],
    [
      'reaches types, tags, rules, ways, annotations and built-in names',
      '@说明("一")\n对象 甲 { 乙 : 百分比 0% .. 60% 每月 缺失 不适用 仅参考 }\n',
      '@note("一")\nsubject 甲 { 乙 : percent 0% .. 60% monthly missing not_applicable reference_only }\n',
    ],
    [
      'reaches types, tags, rules, ways, annotations and built-in names',
      '考核 年度 于 单位 { 要求 丁 : 每个 定性 指标 占比(得分率 ≥ 90%) ≤ 30% "二" }\n',
      'assessment 年度 of 单位 { require 丁 : each qualitative indicator share(rate >= 90%) <= 30% "二" }\n',
    ],
    [
      'reaches types, tags, rules, ways, annotations and built-in names',
      '定义 丙 = 去极值平均(乙.得分率 当 丁 在 (一、二) 逐级 甲、乙)   保留 2 位 五成双\n',
      'let 丙 = trimmed_mean(乙.rate when 丁 in (一, 二) level_by 甲, 乙)   round 2 places half_even\n',
    ],
    [
      'never touches a name, though it is spelled as a keyword',
      '对象 单位 {\n  日期   : 日期\n  等次   : 选项(满分、不适用)\n  「当」 : 数\n}\n考核 指标 于 单位 { 计分 总分 = 日期 + 满分 + 单位.排名 + 「满分」 }\n',
      'subject 单位 {\n  日期   : date\n  等次   : option(满分, 不适用)\n  「当」 : number\n}\nassessment 指标 of 单位 { total 总分 = 日期 + 满分 + 单位.排名 + 「满分」 }\n',
    ],
  ])('%s: %j', (_, zh, en) => {
    expect(laidOut(zh, { keywords: 'en' })).toBe(en);
    expect(laidOut(en, { keywords: 'zh' })).toBe(zh);
  });

  it('leaves a word alone that another file declares as a name, in either spelling', () => {
    const both = '定义 甲 = 满分 − 档\n';
    expect(laidOut(both, { keywords: 'en' })).toBe('let 甲 = full - tier\n');
    expect(laidOut(both, { keywords: 'en', names: new Set(['full']) })).toBe('let 甲 = 满分 - tier\n');
    expect(laidOut(both, { keywords: 'en', names: new Set(['满分', '档']) })).toBe('let 甲 = 满分 - 档\n');
  });

  it('breaks lines alike in both', () => {
    // Fits in Chinese, has more than 100 columns in English.
    const zh = '定义 甲 = 判定 依次 { 当 乙 不在 (一、二) 且 有值(丙): 2分; 当 丁: 不适用; 其余: 缺省(戊, 0分) }\n';
    const en = laidOut(zh, { keywords: 'en' });
    expect(en.length).toBeGreaterThan(100);
    expect(en).not.toContain('{\n');
    expect(laidOut(en, { keywords: 'zh' })).toBe(zh);
  });
});

describe('format', () => {
  it.each(['对象 单位 {\n甲 : 数\n', '指标营收 得分率 = 甲', '定义 甲 = 1 +', '定义 甲 = "未完'])(
    'leaves %j alone, which has findings',
    (text) => {
      const source = parsed(text);
      expect(source.diagnostics.length).toBeGreaterThan(0);
      expect(format(source)).toBe(text);
    },
  );

  it('keeps the line ends of the file', () => {
    expect(format(parsed('对象 单位 {\r\n甲:数\r\n}\r\n'))).toBe('对象 单位 {\r\n  甲 : 数\r\n}\r\n');
    expect(format(parsed('对象 单位 {\r甲:数\n}'))).toBe('对象 单位 {\n  甲 : 数\n}\n');
  });
});
