import { describe, expect, it } from 'vitest';
import type { Item } from '../../dsl/ast/ast.ts';
import { mistakeLimit, parse } from '../../dsl/parser/index.ts';
import { findings, fixed, languagePage } from '../support/syntax.ts';

const inside = (lines: string): string => `考核 A 于 T 每月 {\n${lines}\n}`;
/** Kinds and names of what an assessment holds after recovery. */
function understood(text: string): readonly string[] {
  const found = (item: Item): readonly string[] =>
    item.kind === 'assessment'
      ? item.body.map((s) => ('name' in s ? `${s.kind} ${s.name.text}` : s.kind))
      : item.kind === 'module'
        ? item.items.flatMap(found)
        : [];
  return parse('x', text).ast.items.flatMap(found);
}

describe('six mistakes', () => {
  const text = inside(
    [
      '指标 甲 定量 得分率 = ',
      '指标 乙 定量 得分率 = a ÷ (b + c',
      '计分 总分 = 甲 + + 乙',
      '排名 名次 总分 并列 同名次',
      '随便 写点',
      '等次 G 按 总分 {',
      '优 当 总分 ≥ 90',
      '良 80',
      '差 其余',
      '}',
      '预警 P 当 总分 < 60',
    ].join('\n'),
  );
  it('give six findings, each at its line', () => {
    expect(findings(text)).toEqual([
      '2 value-expected',
      '3 bracket-not-closed',
      '4 value-expected',
      '5 word-expected',
      '6 declaration-expected',
      '9 form-expected',
    ]);
  });
  it('leave the rest understood', () => {
    expect(understood(text)).toEqual(['indicator 甲', 'indicator 乙', 'column 总分', 'ranking 名次', 'broken', 'grades G', 'flag P']);
  });
});

describe('words written as one', () => {
  it('are split where that helps, with the fix', () => {
    const text = inside(
      '指标营收 定量 得分率 = a\n否决 V 当重大事故 > 0 则等次 不高于 一般\n等次 G 按总分 {\n优 当总分≥90 至多30% 并列 不入\n差 其余\n}',
    );
    expect(findings(text)).toEqual(['2 glued-words', '3 glued-words', '4 glued-words', '5 glued-words']);
    expect(understood(text)).toEqual(['indicator 营收', 'veto V', 'grades G']);
    // One a line at a time: the second of line 3 comes with the next round.
    expect(findings(fixed(fixed(text)))).toEqual([]);
  });
  it('are not split where they may be a name', () => {
    expect(findings('定义 x = 当年增速 + 在建项目数 + 同期值')).toEqual([]);
  });
  it('and clauses nearly right are read as meant, also where they were taken for a unit', () => {
    const text = inside(
      '等次 G 按 总分 {\n优 当 总分 ≥ 90 至夛 30% 向下取整 并列 不入\n良 当 总分 ≥ 80 至多 30% 向下取整 并烈 不入\n差 其余\n}',
    );
    expect(findings(text)).toEqual(['3 misspelt-declaration', '4 misspelt-declaration']);
    expect(findings(fixed(text))).toEqual([]);
  });
  it('and declarations nearly right are read as meant', () => {
    const text = inside('指栎 甲 定量 得分率 = a\n计份 总分 = 甲');
    expect(findings(text)).toEqual(['2 misspelt-declaration', '3 misspelt-declaration']);
    expect(understood(text)).toEqual(['indicator 甲', 'column 总分']);
    expect(findings(fixed(text))).toEqual([]);
  });
});

describe('brackets', () => {
  it('that never close are found where they open, once', () => {
    for (const cut of ['计分 总分 = 基础分 ×', '信访          10 |', '优秀 当 总分 ≥ 90 至多', '加分 突出贡献 = 合计(奖惩.分值']) {
      const text = languagePage.slice(0, languagePage.indexOf(cut) + cut.length);
      const { diagnostics } = parse('x', text);
      expect(diagnostics.map((d) => d.code)).toEqual(['bracket-not-closed']);
      const [place] = diagnostics.map((d) => d.place);
      expect(place?.at === 'source' ? '({'.includes(text.slice(place.start, place.end)) : false).toBe(true);
    }
  });
  it('that miss in the middle cost nothing behind them', () => {
    const text = inside('等次 G 按 a {\n  优 当 a > 1\n  差 其余\n预警 P 当 a < 1\n计分 x = 最大(a, b\n计分 y = 2')
      .replaceAll('\n等', '\n  等')
      .replaceAll('\n预', '\n  预')
      .replaceAll('\n计', '\n  计');
    expect(findings(text)).toEqual(['2 bracket-not-closed', '6 bracket-not-closed']);
    expect(understood(text)).toEqual(['grades G', 'flag P', 'column x', 'column y']);
    const field = '对象 T {\na : 选项(甲、乙\nb : 数\n}\n对象 U { c : 数 }';
    expect(findings(field)).toEqual(['2 bracket-not-closed']);
    expect(parse('x', field).ast.items).toMatchObject([{ members: [{ kind: 'field' }, { kind: 'field' }] }, { kind: 'table' }]);
  });
  it('too many are dropped', () => {
    expect(findings(inside('计分 x = a + b)\n计分 y = 1'))).toEqual(['2 bracket-not-opened']);
    expect(findings('考核 A 于 T {\n  计分 x = 1\n  }\n  计分 y = 2\n}')).toEqual(['3 bracket-not-opened']);
    expect(understood('考核 A 于 T {\n  计分 x = 1\n  }\n  计分 y = 2\n}')).toEqual(['column x', 'column y']);
  });
  it('ten thousand deep give one finding', () => {
    const deep = 10_000;
    expect(findings(`定义 x = ${'('.repeat(deep)}1${')'.repeat(deep)}\n定义 y = 1`)).toEqual(['1 nesting-too-deep']);
    expect(findings(`定义 x = ${'('.repeat(deep)}1`)).toEqual(['1 nesting-too-deep']);
    expect(findings(`定义 x = ${'f('.repeat(deep)}1${')'.repeat(deep)}`)).toEqual(['1 nesting-too-deep']);
    expect(findings(`考核 A 于 T {\n体系 W {\n${'甲 {'.repeat(deep)}${'}'.repeat(deep)}\n}\n}`)).toEqual(['3 nesting-too-deep']);
    expect(findings(`定义 x = ${'('.repeat(150)}1${')'.repeat(150)}`)).toEqual([]);
  });
});

describe('formulas', () => {
  it('without end are refused before anybody has to walk them', () => {
    expect(findings(`定义 x = 1${' + 1'.repeat(20_000)}`)).toEqual(['1 formula-too-long']);
    expect(findings(`定义 x = ${'- '.repeat(20_000)}1`)).toEqual(['1 formula-too-long']);
    expect(findings(`定义 x = 1${' + 1'.repeat(900)}`)).toEqual([]);
  });
  it('leave nothing to guess, and say how to write it', () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['1 ≤ a ≤ 3', 'chained-comparison', 'a 在 1 .. 3'],
      ['a < b < c', 'chained-comparison', 'a < b 且 b < c'],
      ['a > 1 且 b 或 c', 'mixed-and-or', '(a > 1 且 b) 或 c'],
      ['a 或 b 且 c > 1', 'mixed-and-or', 'a 或 (b 且 c > 1)'],
      ['非 a + 1 > b', 'not-needs-parentheses', '非 (a + 1 > b)'],
      ['非 a 在 (x、y)', 'not-needs-parentheses', '非 (a 在 (x、y))'],
    ];
    for (const [written, code, meant] of cases) {
      const text = `定义 x = ${written}`;
      expect(findings(text)).toEqual([`1 ${code}`]);
      expect(fixed(text)).toBe(`定义 x = ${meant}`);
      expect(findings(fixed(text))).toEqual([]);
    }
    expect(findings(inside('排名 r 按 a + b 并列 同名次'))).toEqual(['2 sort-key-column']);
  });
  it('that miss an operand keep the others', () => {
    const [item] = parse('x', '定义 x = a × \n定义 y = 2').ast.items;
    expect(item).toMatchObject({
      kind: 'constant',
      name: { text: 'x' },
      expr: { op: '*', left: { kind: 'path' }, right: { kind: 'missing' } },
    });
    expect(findings('定义 x = a × \n定义 y = 2')).toEqual(['1 value-expected']);
  });
});

describe('names', () => {
  it('that need quotes get them', () => {
    const text = '对象 T {\nGDP(不变价) : 数\n5年规划 : 数\nPM2.5浓度 : 数\n按 : 数\n“营收” : 数\n}';
    expect(findings(text)).toEqual([
      '2 name-needs-quotes',
      '3 name-needs-quotes',
      '4 name-needs-quotes',
      '5 reserved-name',
      '6 name-in-text-quotes',
    ]);
    expect(fixed(text)).toBe('对象 T {\n「GDP(不变价)」 : 数\n「5年规划」 : 数\n「PM2.5浓度」 : 数\n「按」 : 数\n「营收」 : 数\n}');
    expect(findings(fixed(text))).toEqual([]);
    expect(parse('x', text).ast.items).toMatchObject([
      { members: ['GDP(不变价)', '5年规划', 'PM2.5浓度', '按', '营收'].map((name) => ({ name: { text: name } })) },
    ]);
  });
  it('like those of JavaScript are names', () => {
    expect(findings('对象 __proto__ {\nconstructor : 数\ntoString : 数\n}\n定义 hasOwnProperty = 1')).toEqual([]);
  });
  it('that are missing are marked, and asked for once', () => {
    expect(findings(inside('计分 = 1\n否决 当 a > 1\n排名 按 a 并列 同名次'))).toEqual([
      '2 name-expected',
      '3 name-expected',
      '4 name-expected',
    ]);
    expect(parse('x', inside('计分 = 1')).ast.items).toMatchObject([
      { body: [{ kind: 'column', role: 'total', name: { missing: true } }] },
    ]);
  });
});

describe('places', () => {
  it('for what stands elsewhere', () => {
    expect(findings('指标 甲 定量 得分率 = a\n对象 T { a : 数 }')).toEqual(['1 misplaced-declaration']);
    expect(findings('对象 T {\na : 数\n指标 甲 定量 得分率 = a\nb : 数\n}')).toEqual(['3 misplaced-declaration']);
    expect(findings('办法 甲 {\n年度 2023\n满份 100\n缺失 报错\n}')).toEqual(['3 unknown-header']);
    expect(findings('hello world\n对象 T { a : 数 }')).toEqual(['1 declaration-expected']);
  });
});

describe('many mistakes', () => {
  it('are cut off', () => {
    const { diagnostics } = parse('x', inside('计分 = \n'.repeat(500)));
    expect(diagnostics).toHaveLength(mistakeLimit + 1);
    expect(diagnostics.at(-1)?.code).toBe('too-many-mistakes');
  });
  it('of one file leave nothing in the next', () => {
    const before = parse('x', languagePage);
    parse('y', '计分 = ((((\n}}}}');
    expect(parse('x', languagePage)).toEqual(before);
    expect(before.diagnostics).toEqual([]);
  });
  it('in an empty file are none', () => {
    for (const text of ['', '\n\n', '// nothing', '\uFEFF', ';'])
      expect(parse('x', text)).toMatchObject({ ast: { items: [] }, diagnostics: [] });
  });
});

describe('a block without its opening brace', () => {
  it('is opened where the indentation says so', () => {
    const text = '考核 A 于 T 每月\n  计分 x = 分档 a\n    ≥ 1 : 2\n    其余 : 0\n  }\n  计分 y = 1\n}\n对象 U\n  a : 数\n}';
    expect(findings(text)).toEqual(['1 symbol-expected', '2 symbol-expected', '8 symbol-expected']);
    expect(understood(text)).toEqual(['column x', 'column y']);
    expect(findings(fixed(text))).toEqual([]);
  });
});
