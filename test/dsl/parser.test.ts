import { describe, expect, it } from 'vitest';
import { words } from '../../dsl/keywords/keywords.ts';
import { lex } from '../../dsl/lexer/lexer.ts';
import { parse } from '../../dsl/parser/index.ts';
import { PolicyParser } from '../../dsl/parser/policy.ts';
import { findings, items, languagePage, shape, toEnglish, toFullWidth } from '../support/syntax.ts';

describe('the grammar', () => {
  it('passes the self-analysis of Chevrotain', () => {
    expect(() => new PolicyParser(true)).not.toThrow();
  });
});

describe('the policy of the language page', () => {
  const chinese = shape(items(languagePage));

  it('parses without a finding', () => {
    expect(items(languagePage).map((item) => item.kind)).toEqual([
      'policy',
      'table',
      'table',
      'table',
      'method',
      'assessment',
      'table',
      'assessment',
    ]);
  });
  it('is the same in English', () => {
    const english = toEnglish(languagePage);
    const chineseWords = new Set(words.map((word) => word.zh));
    expect(lex(english).tokens.filter((token) => token.quoted !== true && chineseWords.has(token.value))).toEqual([]);
    expect(lex(languagePage).tokens.filter((token) => chineseWords.has(token.value)).length).toBeGreaterThan(150);
    expect(shape(items(english))).toEqual(chinese);
  });
  it('is the same in full width', () => {
    const full = toFullWidth(languagePage);
    expect(full).toMatch(/[\uFF01-\uFF5E]/);
    expect(full.replace(/\uFF02[^\uFF02\n]*\uFF02/g, '')).not.toMatch(/[!-~]/);
    expect(shape(items(full))).toEqual(chinese);
  });
  it('has the places of its text', () => {
    const [policy] = items(languagePage);
    expect(policy === undefined ? '' : languagePage.slice(policy.start, policy.end)).toMatch(/^办法 新区绩效考核 \{[^]*\}$/);
  });
});

/** The body of an assessment, or the members of a table, that hold these lines. */
function statements(lines: string): unknown {
  const [assessment] = items(`考核 A 于 T {\n${lines}\n}`);
  return assessment?.kind === 'assessment' ? shape2(assessment.body) : [];
}
function members(lines: string): unknown {
  const [table] = items(`对象 T {\n${lines}\n}`);
  return table?.kind === 'table' ? shape2(table.members) : [];
}
const shape2 = (nodes: unknown): unknown =>
  JSON.parse(JSON.stringify(nodes, (key, value: unknown) => (key === 'start' || key === 'end' || key === 'notes' ? undefined : value)));
const name = (text: string) => ({ text });
const path = (...names: string[]) => ({ kind: 'path', names: names.map(name) });
const num = (text: string, more: object = {}) => ({ kind: 'number', text, percent: false, ...more });
const pct = (text: string) => num(text, { percent: true });

describe('the top level', () => {
  it('has headers, modules, constants, methods, annotations', () => {
    expect(shape(items('@依据("第1条")\n@范围(85 .. 95) @示例 定义 x = 3万元 + 5 亿 元 + 2 分'))).toMatchObject([
      {
        kind: 'constant',
        notes: [
          { name: name('依据'), args: [{ kind: 'text', value: '第1条' }] },
          { name: name('范围'), args: [{ kind: 'range', low: num('85'), high: num('95') }] },
          { name: name('示例'), args: [] },
        ],
        expr: {
          op: '+',
          left: { op: '+', left: num('3', { unit: name('万元') }), right: num('5', { scale: '亿', unit: name('元') }) },
          right: num('2', { unit: name('分') }),
        },
      },
    ]);
    expect(shape(items('细则 "第3项" 于 办 { 考核 月度 { 计分 总 = 1 } }'))).toMatchObject([
      {
        kind: 'module',
        policy: name('办'),
        title: { value: '第3项' },
        items: [{ kind: 'assessment', name: name('月度'), body: [{ kind: 'column', role: 'total' }] }],
      },
    ]);
    expect(shape(items('算法 f(a、b) = a ÷ b 封顶 100%'))).toMatchObject([
      { kind: 'method', parameters: [name('a'), name('b')], modifiers: [{ kind: 'cap', expr: pct('100') }] },
    ]);
    expect(shape(items('办法 甲 {\n依据 "x"\n牵头 (a、b); 计分保留 2 位\n}'))).toMatchObject([
      {
        headers: [
          { kind: 'basis' },
          { kind: 'leads', names: [name('a'), name('b')] },
          { kind: 'roundScores', round: { places: num('2') } },
        ],
      },
    ]);
  });
  it('has procedures with deadlines in days and working days', () => {
    expect(shape(items('程序 公示 于 干部 { 公示日 不晚于 考核日 前5天; 备案日 不晚于 开展日 后 15 工作日 }'))).toMatchObject([
      {
        kind: 'procedure',
        table: name('干部'),
        steps: [
          { column: path('公示日'), limit: { kind: 'shift', date: path('考核日'), direction: 'before', amount: num('5'), unit: 'days' } },
          { limit: { kind: 'shift', direction: 'after', amount: num('15'), unit: 'workdays' } },
        ],
      },
    ]);
  });
});

describe('tables', () => {
  it('have links, periods, dates', () => {
    expect(
      shape(items('对象 干部 属于 单位 每月 { a : 是否 }\n台账 奖惩 属于 单位 按 日期 { b : 分 }\n对象 区 唯一 { c : 数 }')),
    ).toMatchObject([
      { table: 'subject', single: false, parent: name('单位'), parentPeriod: 'month' },
      { table: 'ledger', parent: name('单位'), date: name('日期') },
      { table: 'subject', single: true },
    ]);
  });
  it('have fields with ranges, periods, blanks and tags, and names that are words elsewhere', () => {
    expect(
      members('等次 : 选项(优、良)\n日期 : 日期 缺失 不适用\n得分 : 数(亿元) -0.5 .. 900 每月 缺失 0 仅参考\n每年增速 : 百分比 每年'),
    ).toEqual([
      { kind: 'field', name: name('等次'), type: { name: name('选项'), args: [name('优'), name('良')] }, tags: [] },
      { kind: 'field', name: name('日期'), type: { name: name('日期'), args: [] }, missing: path('不适用'), tags: [] },
      {
        kind: 'field',
        name: name('得分'),
        type: { name: name('数'), args: [name('亿元')] },
        period: 'month',
        missing: num('0'),
        tags: [name('仅参考')],
        range: { kind: 'range', low: { kind: 'unary', op: 'negate', operand: num('0.5') }, high: num('900') },
      },
      { kind: 'field', name: name('每年增速'), type: { name: name('百分比'), args: [] }, period: 'year', tags: [] },
    ]);
  });
});

describe('indicators and weights', () => {
  it('have tags, an input, modifiers and a rule for what is not applicable', () => {
    expect(
      statements('指标 甲 定量 共性 得分率 = a 不限\n指标 乙\n  定性\n  评分人 督查室\n  不适用 折算\n指标 丙 得分 = 1 保底 0 不适用 0分'),
    ).toMatchObject([
      { tags: [name('定量'), name('共性')], input: { kind: 'rate', expr: path('a') }, modifiers: [{ kind: 'unbounded' }] },
      { tags: [name('定性')], input: { kind: 'rater', rater: name('督查室') }, notApplicable: path('折算') },
      { input: { kind: 'score' }, modifiers: [{ kind: 'floor' }], notApplicable: num('0', { unit: name('分') }) },
    ]);
  });
  it('have cells that are numbers, quotients, percentages or not applicable', () => {
    expect(statements('体系 基础分\n  园区 | 部门 {\n组 60% | 40% {\n 甲 100/3 | -\n 乙 - | 30\n}\n}')).toMatchObject([
      {
        tracks: [name('园区'), name('部门')],
        rows: [
          {
            name: name('组'),
            cells: [{ expr: pct('60') }, { expr: pct('40') }],
            rows: [
              { name: name('甲'), cells: [{ kind: 'weight', expr: { op: '/', left: num('100'), right: num('3') } }, { kind: 'none' }] },
              { name: name('乙'), cells: [{ kind: 'none' }, { kind: 'weight', expr: num('30') }] },
            ],
          },
        ],
      },
    ]);
  });
});

describe('outcomes', () => {
  it('have vetoes with several effects, or none', () => {
    expect(
      statements('否决 A 当 x\n否决 B 当 x 则 等次 降 1 级、取消 评优、先进、名次 不高于 二\n直评 C 当 x 则 等次 = 优 不占名额'),
    ).toMatchObject([
      { kind: 'veto', effects: [] },
      {
        effects: [
          { kind: 'drop', target: path('等次'), levels: num('1') },
          { kind: 'bar', target: path('评优') },
          { kind: 'bar', target: path('先进') },
          { kind: 'ceiling', target: path('名次'), grade: name('二') },
        ],
      },
      { kind: 'direct', effects: [{ kind: 'set', target: path('等次'), grade: name('优'), seated: false }] },
    ]);
  });
  it('have ranks, grades and awards with order, group, base, quota and ties', () => {
    expect(statements('排名 名次\n 按 总分 升序 再按 b 同 单位、类别 并列 不跳号')).toMatchObject([
      {
        by: [{ column: path('总分'), order: 'ascending' }, { column: path('b') }],
        scope: { kind: 'same', columns: [path('单位'), path('类别')] },
        ties: name('不跳号'),
      },
    ]);
    expect(
      statements(
        '等次 G 按 总分 全体 基数 全部 {\n优 当 a ≥ 90\n 至多 3 名 并列 全入\n良 当 b 至多 单位.年度.比例 四舍五入 并列 不入\n差 其余 至少 5%\n}\n等次 H { 好 当 a; 差 其余 }',
      ),
    ).toMatchObject([
      {
        scope: { kind: 'overall' },
        base: name('全部'),
        rows: [
          { atMost: { expr: num('3'), seats: true }, ties: name('全入') },
          { atMost: { expr: path('单位', '年度', '比例'), seats: false, mode: name('四舍五入') }, ties: name('不入') },
          { name: name('差'), atLeast: { expr: pct('5') } },
        ],
      },
      { by: [], rows: [{ name: name('好') }, { name: name('差') }] },
    ]);
    expect(statements('奖项 P 取 前 3 名 按 a 并列 不入 当 等次 = 优')).toMatchObject([
      { first: { expr: num('3'), seats: true }, ties: name('不入'), when: { op: '=' } },
    ]);
  });
  it('have alerts and requirements', () => {
    expect(statements('预警 A 当 x < 60%\n  "低"\n要求 B : 每个 定性 指标 占比(得分率 ≥ 90%) ≤ 30% "多"')).toMatchObject([
      { kind: 'flag', flag: 'alert', text: { value: '低' } },
      { kind: 'requirement', each: [name('定性')], holds: { op: '<=', left: { kind: 'call' } }, text: { value: '多' } },
    ]);
  });
});

describe('expressions', () => {
  const value = (text: string): unknown => {
    const [constant] = items(`定义 x = ${text}`);
    return constant?.kind === 'constant' ? shape2(constant.expr) : undefined;
  };
  const binary = (op: string, left: unknown, right: unknown) => ({ kind: 'binary', op, left, right });
  const [a, b, c] = [path('a'), path('b'), path('c')];

  it('bind products before sums, sums before comparisons, all to the left', () => {
    expect(value('a - b - c')).toEqual(binary('-', binary('-', a, b), c));
    expect(value('a + b × c')).toEqual(binary('+', a, binary('*', b, c)));
    expect(value('a ÷ b × c')).toEqual(binary('*', binary('/', a, b), c));
    expect(value('-a × b')).toEqual(binary('*', { kind: 'unary', op: 'negate', operand: a }, b));
    expect(value('a + b > c')).toEqual(binary('>', binary('+', a, b), c));
    expect(value('a > b 且 非 c')).toEqual(binary('and', binary('>', a, b), { kind: 'unary', op: 'not', operand: c }));
    expect(value('(a 或 b) 且 c')).toEqual(binary('and', { kind: 'paren', expr: binary('or', a, b), modifiers: [] }, c));
  });
  it('have membership in sets and ranges', () => {
    expect(value('a 在 (b、c)')).toEqual({ kind: 'in', negated: false, operand: a, set: { kind: 'set', members: [b, c] } });
    expect(value('a + b 不在 1 .. c 或 c')).toEqual(
      binary('or', { kind: 'in', negated: true, operand: binary('+', a, b), set: { kind: 'range', low: num('1'), high: c } }, c),
    );
  });
  it('have calls with their clauses, and modifiers in parentheses', () => {
    expect(value('合计(a 权 b 当 c 同 d、e 经 f 逐级 g、h)')).toEqual({
      kind: 'call',
      callee: path('合计'),
      args: [a],
      weight: b,
      when: c,
      scope: { kind: 'same', columns: [path('d'), path('e')] },
      via: path('f'),
      levels: [{ column: path('g') }, { column: path('h') }],
    });
    expect(value('f()')).toEqual({ kind: 'call', callee: path('f'), args: [] });
    expect(value('最小(a, b 全体)')).toMatchObject({ args: [a, b], scope: { kind: 'overall' } });
    expect(value('(a 封顶 3 保留 1 位 去尾) × b')).toMatchObject({
      op: '*',
      left: {
        kind: 'paren',
        modifiers: [
          { kind: 'cap', expr: num('3') },
          { kind: 'round', places: num('1'), mode: name('去尾') },
        ],
      },
    });
  });
  it('have tables on a value, on conditions, in tiers', () => {
    expect(value('分档 a { ≥ 80%: 线性 60% 至 100%; 国家级、省部级: 3; 其余: 0 }')).toEqual({
      kind: 'bands',
      input: a,
      rows: [
        { test: { kind: 'compare', op: '>=', threshold: pct('80') }, value: { kind: 'linear', from: pct('60'), to: pct('100') } },
        { test: { kind: 'options', options: [name('国家级'), name('省部级')] }, value: num('3') },
        { test: { kind: 'otherwise' }, value: num('0') },
      ],
    });
    expect(value('判定 依次 {\n当 a > 1: b\n当 c : a\n其余: 0\n}')).toMatchObject({
      kind: 'cases',
      inOrder: true,
      rows: [{ value: b }, { when: c, value: a }, { value: num('0') }],
    });
    expect(value('累进 a { 前 10: 1; 其次10: 2; 此后 每 10: 档 × 2 }')).toMatchObject({
      kind: 'tiers',
      rows: [{ kind: 'first', width: num('10') }, { kind: 'next' }, { kind: 'beyond', value: binary('*', path('档'), num('2')) }],
    });
  });
});

describe('lines', () => {
  it('go on inside parentheses, behind an operator and before an operator or a clause', () => {
    expect(findings('考核 A 于 T {\n计分 x = 最小(\n a,\n b\n) +\n c\n  × d\n  封顶 8\n计分 y = a 且\n b\n}')).toEqual([]);
  });
  it('end rows, and ; or 。 ends them earlier', () => {
    expect(members('a : 数; b : 文本。c : 数\nd : 是否')).toMatchObject([
      { name: name('a') },
      { name: name('b') },
      { name: name('c') },
      { name: name('d') },
    ]);
  });
  it('tell a declaration from a column of that name', () => {
    expect(statements('定义 系数 = 得分 × 系数\n计分 总分 = 系数\n加分 突出 = 1')).toMatchObject([
      { role: 'let', name: name('系数') },
      { role: 'total', expr: path('系数') },
      { role: 'bonus' },
    ]);
  });
});

describe('comments', () => {
  it('stay beside the tree', () => {
    expect(parse('x', '定义 a = 1 // 甲\n/* 乙 */').comments.map((c) => c.kind)).toEqual(['line', 'block']);
  });
});
