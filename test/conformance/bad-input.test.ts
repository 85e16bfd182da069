/** What a drafter may do to a policy: refused with the right words at the right place, or compiled rightly; never a crash. */

import { describe, expect, it } from 'vitest';
import { createProgram } from '../../dsl/index.ts';
import { score } from '../support/score.ts';
import { withoutMarks } from '../support/source-cases.ts';

const file = '办法.heng';

/** Code and marked text of what is found, and what was marked. */
function check(marked: string): {
  readonly found: readonly object[];
  readonly marked: readonly object[];
  readonly program: ReturnType<typeof createProgram>;
} {
  const { text, marks } = withoutMarks(file, marked);
  const program = createProgram({ root: file, files: new Map([[file, text]]) });
  const at = (start: number, end: number): object => ({ start, text: text.slice(start, end) });
  return {
    program,
    found: program.diagnostics.map(({ code, place }) => ({ code, ...(place.at === 'source' ? at(place.start, place.end) : {}) })),
    marked: marks.map(({ start, end }) => at(start, end)),
  };
}

const head = '办法 试行考核 { 年度 2023; 满分 100; 缺失 报错 }\n';
const units = `对象 单位 {
  类别 : 选项(园区、部门)
  实绩 : 数(万元) 0 .. 900 每年
  任务 : 数(万元) 1 .. 900 每年
  测评 : 分 0 .. 100 每年
  进度 : 百分比 0% .. 200% 每年
  月测评 : 分 0 .. 100 每月
}
`;
const yearly = (body: string): string => `${head}${units}考核 年度考核 于 单位 每年 {\n${body}\n}\n`;

describe('one mistake', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['an unknown name', 'unknown-name', yearly('计分 总分 = ⟦测平⟧')],
    ['a wrong type', 'wrong-type', yearly('计分 总分 = 测评 + ⟦类别⟧')],
    ['weights that do not sum', 'weights-do-not-sum', yearly('指标 甲 得分率 = 进度\n体系 ⟦基础分⟧ { 甲 99.9 }')],
    [
      'a weight column for a track that does not exist',
      'weights-unknown-track',
      yearly('赛道 按 类别\n指标 甲 得分率 = 进度\n体系 基础分 园区 | 部门 | ⟦企业⟧ { 甲 100 | 100 | 100 }'),
    ],
    [
      'a track without a weight column',
      'weights-missing-track',
      yearly('赛道 按 类别\n指标 甲 得分率 = 进度\n体系 ⟦基础分⟧ 园区 { 甲 100 }'),
    ],
    ['thresholds out of order', 'unreachable-row', yearly('计分 总分 = 分档 进度 { ≥ 60%: 60分; ⟦≥ 90%: 90分⟧; 其余: 0分 }')],
    ['values off one grid', 'no-common-grid', yearly('定义 合计进度 = 合计(⟦测评 ÷ 任务⟧ 全体)')],
    ['points minus a ratio', 'points-and-ratio', yearly('计分 总分 = ⟦测评 − 进度⟧')],
    ['an unguarded division', 'unguarded-division', yearly('定义 倒挂 = 任务 ÷ ⟦实绩⟧')],
    [
      'a name that fits two columns',
      'ambiguous-name',
      `${head}对象 甲 { 数量 : 整数 0 .. 9 }
对象 乙 { 数量 : 整数 0 .. 9 }
对象 丙 { 测评 : 分 0 .. 100 每年; 甲方 : 甲; 乙方 : 乙 }
考核 年度考核 于 丙 每年 { 定义 均分 = 平均(测评 当 ⟦数量⟧ > 3 全体) }
`,
    ],
  ];

  it.each(rows)('%s: %s', (_, code, text) => {
    const { found, marked } = check(text);
    expect(found).toEqual(marked.map((mark) => ({ code, ...mark })));
  });

  it('a cycle is shown whole: every column of it is a step', () => {
    const { program } = check(yearly('定义 甲 = 乙 + 测评\n定义 乙 = 丙 − 1分\n定义 丙 = 甲 × 50%'));
    expect(program.diagnostics.map(({ code }) => code)).toEqual(['cycle']);
    const related = program.diagnostics[0]?.related ?? [];
    expect(related.map(({ params }) => [params?.['name'], params?.['next']])).toEqual([
      ['甲', '乙'],
      ['乙', '丙'],
      ['丙', '甲'],
    ]);
    const text = program.sources.get(file)?.text ?? '';
    expect(related.map(({ place }) => (place.at === 'source' ? text.slice(place.start, place.end) : ''))).toEqual(['甲', '乙', '丙']);
  });

  it('a file outside the folder is not read', () => {
    const text = `${head}引用 "../外面.heng"\n${units}考核 年度考核 于 单位 每年 { 计分 总分 = 测评 }\n`;
    const files = new Map([
      ['办法/主.heng', text],
      ['外面.heng', '这里面什么都有 {'],
    ]);
    const program = createProgram({ root: '办法/主.heng', files });
    expect(program.diagnostics.map(({ code }) => code)).toEqual(['use-outside-folder']);
    expect([...program.sources.keys()]).toEqual(['办法/主.heng']);
  });

  it.each(['/etc/passwd', 'C:\\共用.heng', '子\\..\\..\\外面.heng', '子/../../外面.heng', '//外面.heng'])('nor is %s', (path) => {
    const files = new Map([
      ['办法/主.heng', `${head}引用 "${path}"\n`],
      ['外面.heng', head],
      ['etc/passwd', head],
    ]);
    expect(createProgram({ root: '办法/主.heng', files }).diagnostics.map(({ code }) => code)).toEqual(['use-outside-folder']);
  });
});

describe('five mistakes in one file', () => {
  const { found, marked, program } = check(
    yearly(`
赛道 按 ⟦类型⟧
指标 投资 得分率 = 完成率(实绩, 任务)
指标 信访 得分率 = 进度 ⟦)⟧
体系 基础分 { 投资 60; 信访 40 }
计分 总分 = 基础分 + ⟦进度差⟧
排名 ⟦名次⟧ 按 总分
等次 年度等次 按 总分 {
  优秀 当 总分 ≥ 90 至多 ⟦30%⟧ 并列 不入
  合格 其余
}
计分 平时分 = 平均(月测评)
`),
  );

  it('are five findings', () => {
    const codes = ['unknown-name', 'bracket-not-opened', 'unknown-name', 'ties-open', 'quota-rounding-open'];
    expect(found).toEqual(marked.map((mark, i) => ({ code: codes[i], ...mark })));
  });

  it('and the rest is understood', () => {
    expect([...program.columns.keys()]).toEqual(
      expect.arrayContaining(['年度考核.投资', '年度考核.基础分', '年度考核.年度等次', '年度考核.平时分']),
    );
    expect(program.columns.get('年度考核.平时分')?.main.type).toMatchObject({ t: 'num', unit: { 分: 1 } });
    expect(program.plan).toBeUndefined();
  });
});

describe('size', () => {
  it('10,000 nested parentheses are an error', () => {
    const { program } = check(yearly(`计分 总分 = ${'('.repeat(10_000)}测评${')'.repeat(10_000)}`));
    expect(program.diagnostics.map(({ code }) => code)).toEqual(['nesting-too-deep']);
  });

  it('10,000 opening parentheses alone, too', () => {
    const { program } = check(yearly(`计分 总分 = ${'('.repeat(10_000)}`));
    expect(program.diagnostics.map(({ code }) => code)).toContain('nesting-too-deep');
    expect(program.plan).toBeUndefined();
  });

  it('10,000 signs before a number and 10,000 times 非 do not crash', () => {
    expect(check(yearly(`计分 总分 = ${'−'.repeat(10_000)}测评`)).program.plan).toBeUndefined();
    expect(check(yearly(`运用 表扬 当 ${'非 '.repeat(10_000)}测评`)).program.plan).toBeUndefined();
  });

  it('a sum of 20,000 terms is an error that says so', () => {
    const { program } = check(yearly(`计分 总分 = ${Array.from({ length: 20_000 }, () => '测评').join(' +\n')}`));
    expect(program.diagnostics.map(({ code }) => code)).toEqual(['formula-too-long']);
  });

  it('the same in one line is too long a line', () => {
    const { program } = check(yearly(`计分 总分 = ${Array.from({ length: 20_000 }, () => '测评').join(' + ')}`));
    expect(program.diagnostics.map(({ code }) => code)).toEqual(['line-too-long']);
  });

  it('2,000 columns each reading the one before do not crash', () => {
    const body = Array.from({ length: 2_000 }, (_, i) => `定义 列${i} = ${i === 1_999 ? '测评' : `列${i + 1}`} + 1分`).join('\n');
    const { program } = check(yearly(body));
    expect(program.diagnostics).toEqual([]);
    expect(program.plan?.nodes.filter(({ role }) => role === 'let')).toHaveLength(2_000);
  });
});

describe('nothing to read', () => {
  it.each([
    ['an empty file', ''],
    ['only comments', '// 还没有写\n/* 以后再写 */\n'],
    ['only spaces', ' \u3000\n\n\t'],
  ])('%s has no policy', (_, text) => {
    const { found } = check(text);
    expect(found).toEqual([{ code: 'no-policy', start: 0, text: '' }]);
  });

  it('a header without anything has only the year to ask for', () => {
    expect(check('办法 ⟦试行考核⟧ {\n}\n').found).toMatchObject([{ code: 'missing-header', text: '试行考核' }]);
  });
});

describe('names that objects of the machine bear', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

  it.each(names)('%s may be a table, a field, an option, an indicator, a group, a grade', (name) => {
    const other = names.find((candidate) => candidate !== name) ?? '';
    const { program } = check(`${head}对象 ${name} {
  ${name}列 : 选项(${name}、${other})
  valueOf   : 百分比 0% .. 100% 每年
  ${other}  : 数(${name}) 0 .. 9 每年
}
考核 考核甲 于 ${name} 每年 {
  赛道 按 ${name}列
  指标 ${name}率 得分率 = valueOf
  指标 isPrototypeOf 得分率 = 判定 { 当 ${name}列 = ${name}: 100%; 其余: 50% }
  体系 基础分 ${name} | ${other} {
    __lookupGetter__ { ${name}率 60 | 40; isPrototypeOf 40 | 60 }
  }
  定义 倍数 = ${other} × 2
  计分 propertyIsEnumerable = 基础分
  等次 等 按 propertyIsEnumerable { ${name} 当 propertyIsEnumerable ≥ 90; ${other} 其余 }
}
`);
    expect(program.diagnostics).toEqual([]);
    const plan = program.plan;
    if (!plan) throw new Error('no plan');
    const { column } = score(plan, {
      tables: { [name]: { keys: ['a', 'b'] } },
      inputs: { [`${name}.${name}列`]: [name, other], [`${name}.valueOf`]: ['1', '0.5'], [`${name}.${other}`]: ['3', '4'] },
    });
    // a: 60 × 100 % + 40 × 100 % = 100; b: 40 × 50 % + 60 × 50 % = 50
    expect(column('考核甲.propertyIsEnumerable', '2023')).toEqual(['100', '50']);
    expect(column('考核甲.倍数', '2023')).toEqual(['6', '8']);
    expect(column('考核甲.等', '2023')).toEqual([name, other]);
  });

  it.each(names)('%s that nobody declares is unknown', (name) => {
    const { found, marked } = check(yearly(`计分 总分 = 测评 + ⟦${name}⟧`));
    expect(found).toEqual(marked.map((mark) => ({ code: 'unknown-name', ...mark })));
  });

  it.each(names)('%s is no method, unit, word, option, grade or table either', (name) => {
    const codes = (body: string): readonly string[] => check(body).program.diagnostics.map(({ code }) => code);
    expect(codes(yearly(`计分 总分 = ${name}(测评)`))).toEqual(['unknown-function']);
    expect(codes(yearly(`运用 表扬 当 实绩 > 5 ${name}`))).toEqual(['unknown-unit']);
    expect(codes(yearly(`计分 总分 = 测评 保留 1 位 ${name}`))).toEqual(['unknown-word']);
    expect(codes(yearly(`运用 表扬 当 类别 = ${name}`))).toEqual(['unknown-option']);
    expect(
      codes(yearly(`否决 失责 当 测评 < 10 则 等 不高于 ${name}\n计分 总分 = 测评\n等次 等 按 总分 { 优 当 总分 > 90; 差 其余 }`)),
    ).toEqual(['unknown-grade']);
    expect(codes(`${head}考核 年度考核 于 ${name} 每年 { 计分 总分 = 60 }\n`)).toEqual(['unknown-table']);
  });
});
