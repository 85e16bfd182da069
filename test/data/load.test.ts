import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatExact } from '../../engine/numbers/index.ts';
import { fillTemplate } from '../../engine/plan/index.ts';
import { dataCatalogue } from '../../engine/diagnostics/data.ts';
import { type Value, isBlank, isRational } from '../../engine/tables/data.ts';
import { loadTables } from '../../engine/tables/load.ts';
import { encodeGb18030 } from './gb18030.ts';
import { amount, bytesOf, findingsOf, input, load, plan, rightFiles, sheetsOf, table } from './plan.ts';
import { readSheets } from '../../engine/sheets/index.ts';

/** The right files with some of them changed; `undefined` takes one away. */
function files(changes: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...rightFiles, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function shown(value: Value | undefined): unknown {
  if (value === undefined) return undefined;
  if (typeof value !== 'object') return value;
  return isBlank(value) ? value : isRational(value) && formatExact(value);
}

const column = (node: string, period: string, changes: Readonly<Record<string, string | undefined>> = {}) =>
  load(files(changes)).data.inputs.get(node)?.get(period)?.map(shown);

const wrong = { blank: 'missing', causes: [] };

describe('data that are right', () => {
  it('have no findings, and give typed values by node, period and row', () => {
    expect(findingsOf(rightFiles)).toEqual([]);
    expect(column('单位.类别', '')).toEqual(['园区', '部门']);
    expect(column('单位.示范', '')).toEqual([true, false]);
    expect(column('单位.简称', '')).toEqual(['甲', undefined]);
    expect(column('单位.产值', '2023-06')).toEqual(['1234.5', '20']);
    expect(column('单位.增速', '2023-06')).toEqual(['0.065', '0.05']);
    expect(column('单位.事故', '2023-06')).toEqual(['0', undefined]);
    expect(column('单位.目标', '2023')).toEqual(['0.05', '0.06']);
    expect(column('新区.增速', '2023-06')).toEqual(['0.05']);
    expect(column('奖惩.日期', '')).toEqual(['2023-06-01', '2023-06-02']);
    expect(column('奖惩.分值', '')).toEqual(['2', '3']);
  });

  it('have keys, days of joining and leaving, links with and without periods', () => {
    const { tables } = load(rightFiles).data;
    expect(tables.get('新区')?.keys).toEqual(['']);
    expect(tables.get('单位')).toMatchObject({ keys: ['甲区', '乙局'], joins: [undefined, '2023-05-01'], leaves: [undefined, undefined] });
    expect(tables.get('奖惩')?.keys).toEqual(['1', '2']);
    expect(tables.get('奖惩')?.links.get('单位')?.target.get('')).toEqual([0, 0]);
    expect(tables.get('干部')?.links.get('分管')?.target.get('')).toEqual([0, undefined]);
    expect(tables.get('干部')?.links.get('单位')).toMatchObject({ to: '单位', period: 'month' });
    expect(tables.get('干部')?.links.get('单位')?.target.get('2023-06')).toEqual([0, 1]);
  });

  it('know the place of every input', () => {
    const { placeOf } = load(rightFiles).data;
    expect(placeOf('单位.增速', 1, '2023-06')).toEqual({ at: 'cell', file: '单位.每月.csv', row: 3, column: '增速' });
    expect(placeOf('单位.增速', 1, '2023-07')).toEqual({ at: 'cell', file: '单位.每月.csv', column: '增速' });
    expect(load(files({ '单位.每年.csv': undefined })).data.placeOf('单位.目标', 0, '2023')).toEqual({ at: 'file', file: '单位.每年.csv' });
  });

  it('may have English names of grains and headings, and full-width brackets', () => {
    const english = files({
      '单位.csv': undefined,
      '单位.yaml': '- {单位: 甲区, 类别: 园区, 示范: yes, joins: 2023-02-01}\n',
      '单位.每年.csv': undefined,
      '单位.yearly.json': '[{"单位":"甲区","period":"2023","目标":"5%"}]',
      '单位.每月.csv': '单位,period,产值,增速\n甲区,2023-06,1,1%\n',
      '奖惩.csv': '单位,日期,分值\n',
      '干部.csv': '干部\n张三\n',
      '干部.每月.csv': '干部,期间,单位\n张三,2023-06,甲区\n',
    });
    expect(findingsOf(english)).toEqual([]);
    expect(load(english).data.inputs.get('单位.目标')?.get('2023')?.map(shown)).toEqual(['0.05']);
  });

  it('are the same from UTF-8 and GB18030', () => {
    const sheets = Object.entries(rightFiles).flatMap(([name, text]) => readSheets({ name, bytes: encodeGb18030(text) }).sheets);
    expect(loadTables(plan, sheets).data.inputs).toEqual(load(rightFiles).data.inputs);
  });

  it('take names that belong to objects for names', () => {
    const odd = { ...plan, tables: [table('constructor', 'subject')], nodes: [input('constructor', 'none', '__proto__', amount)] };
    const { data, findings } = loadTables(odd, sheetsOf({ 'constructor.csv': 'constructor,__proto__\n__proto__,1\ntoString,2\n' }));
    expect(findings).toEqual([]);
    expect(data.tables.get('constructor')?.keys).toEqual(['__proto__', 'toString']);
    expect(data.inputs.get('constructor.__proto__')?.get('')?.map(shown)).toEqual(['1', '2']);
  });

  it('do not depend on the order of rows, columns and files', () => {
    const units = fc.uniqueArray(fc.stringMatching(/^[甲乙丙丁a-d]{1,4}$/), { minLength: 1, maxLength: 6 });
    const scenario = units.chain((keys) =>
      fc.record({
        keys: fc.constant(keys),
        figures: fc.array(fc.integer({ min: -999, max: 999 }), { minLength: keys.length, maxLength: keys.length }),
        order: fc.shuffledSubarray(
          keys.map((_, i) => i),
          { minLength: keys.length },
        ),
        flip: fc.boolean(),
      }),
    );
    const small = {
      ...plan,
      tables: [table('单位', 'subject')],
      nodes: [input('单位', 'none', '甲数', amount), input('单位', 'month', '产值', amount)],
    };
    const byKey = (all: Record<string, string>) => {
      const { data, findings } = loadTables(small, sheetsOf(all));
      expect(findings).toEqual([]);
      const keys = data.tables.get('单位')?.keys ?? [];
      return Object.fromEntries(
        keys.map((key, i) => [
          key,
          [data.inputs.get('单位.甲数')?.get('')?.[i], data.inputs.get('单位.产值')?.get('2023-03')?.[i]].map(shown),
        ]),
      );
    };
    fc.assert(
      fc.property(scenario, ({ keys, figures, order, flip }) => {
        const base = (indices: readonly number[]) => ['单位,甲数', ...indices.map((i) => `${keys[i]},${figures[i]}`)].join('\n');
        const monthly = (indices: readonly number[], flipped: boolean) =>
          [
            flipped ? '产值,期间,单位' : '单位,期间,产值',
            ...indices.map((i) => (flipped ? `${figures[i]},2023-03,${keys[i]}` : `${keys[i]},2023-03,${figures[i]}`)),
          ].join('\n');
        const inOrder = keys.map((_, i) => i);
        const one = byKey({ '单位.csv': base(inOrder), '单位.每月.csv': monthly(inOrder, false) });
        const other = byKey({ '单位.每月.csv': monthly(order, flip), '单位.csv': base(order) });
        expect(other).toEqual(one);
        for (const [i, key] of keys.entries()) expect(one[key]).toEqual([String(figures[i]), String(figures[i])]);
      }),
    );
  });
});

describe('findings about tables', () => {
  const of = (changes: Readonly<Record<string, string | undefined>>) => findingsOf(files(changes));

  it('an empty folder is one finding', () => {
    expect(findingsOf({})).toEqual([['empty-folder', 'data']]);
  });

  it('missing, unknown, misspelt, twice', () => {
    expect(of({ '单位.每年.csv': undefined })).toEqual([['missing-table', '单位.每年.csv']]);
    expect(of({ '通讯录.csv': 'x\n1\n' })).toEqual([['unused-table', '通讯录.csv']]);
    expect(of({ '干部.csv': undefined, '干布.csv': '干部\n张三\n李四\n' })).toEqual([['misspelt-table', '干布.csv']]);
    expect(of({ '单位.每年.json': '[{"单位":"甲区"}]' })).toEqual([['duplicate-table', '单位.每年.json']]);
    expect(of({ '日历.csv': '日期,安排\n2023-10-07,上班\n', '说明.csv': 'x\n1\n' })).toEqual([]);
  });

  it('a misspelt table is not reported as missing too', () => {
    expect(of({ '单位.每年.csv': undefined, '单为.每年.csv': '单位,期间,目标\n' })).toEqual([['misspelt-table', '单为.每年.csv']]);
  });

  it('a file that could not be read is not reported as missing, nor its keys as unknown', () => {
    expect(of({ '单位.csv': '' })).toEqual([['empty-file', '单位.csv']]);
    expect(of({ '单位.csv': '单位\n"甲区\n' })).toEqual([['bad-quote', '单位.csv', 2]]);
    // A workbook may have held any table.
    const broken = readSheets({ name: '数据.xlsx', bytes: bytesOf('x') });
    expect(loadTables(plan, broken.sheets).findings).toEqual([]);
  });

  it('a subject in which nobody stands', () => {
    expect(findingsOf({ ...files({}), '干部.csv': '干部,分管\n', '干部.每月.csv': '干部,期间,单位\n' })).toEqual([
      ['empty-table', '干部.csv'],
    ]);
    expect(of({ '奖惩.csv': '单位,日期,分值\n' })).toEqual([]);
  });
});

describe('findings about columns', () => {
  const of = (changes: Readonly<Record<string, string | undefined>>) => findingsOf(files(changes));

  it('missing: one finding, and its cells are missing without a cause', () => {
    const changes = { '单位.每月.csv': '单位,期间,增速,事故\n甲区,2023-06,6%,0\n乙局,2023-06,5%,\n' };
    expect(of(changes)).toEqual([['missing-column', '单位.每月.csv']]);
    expect(column('单位.产值', '2023-06', changes)).toEqual([wrong, wrong]);
  });

  it('missing is nothing where the policy says what absence means', () => {
    const changes = {
      '单位.每月.csv': '单位,期间,产值,增速\n甲区,2023-06,1,6%\n乙局,2023-06,2,5%\n',
      '单位.csv': '单位,类别,示范\n甲区,园区,是\n乙局,部门,否\n',
    };
    expect(of(changes)).toEqual([]);
    expect(column('单位.事故', '2023-06', changes)).toBeUndefined();
  });

  it('misspelt: one finding, also where the column could be absent', () => {
    const changes = { '单位.每月.csv': '单位,期间,产植,增速,事帮\n甲区,2023-06,1,6%,3\n' };
    expect(of(changes)).toEqual([
      ['misspelt-column', '单位.每月.csv', '产植'],
      ['misspelt-column', '单位.每月.csv', '事帮'],
    ]);
    expect(column('单位.事故', '2023-06', changes)).toEqual([wrong, undefined]);
  });

  it('unknown, twice, without a heading, in the wrong table', () => {
    expect(of({ '干部.csv': '干部,手机号,分管,分管\n张三,1,甲区,甲区\n李四,,,\n' })).toEqual([
      ['duplicate-column', '干部.csv', '分管'],
      ['unknown-column', '干部.csv', '手机号'],
    ]);
    expect(of({ '干部.csv': '干部,,分管\n张三,x,甲区\n李四,,\n' })).toEqual([['empty-heading', '干部.csv']]);
    expect(of({ '单位.每月.csv': '单位,期间,产值,增速,目标\n甲区,2023-06,1,6%,5%\n' })).toEqual([
      ['misplaced-column', '单位.每月.csv', '目标'],
    ]);
    expect(of({ '单位.每月.csv': '单位,期间,产值,增速,目标\n', '单位.每年.csv': '单位,期间\n' })).toEqual([
      ['misplaced-column', '单位.每月.csv', '目标'],
    ]);
  });

  it('a table without its key or its period', () => {
    expect(of({ '单位.每月.csv': '期间,产值,增速\n2023-06,1,6%\n' })).toEqual([['missing-column', '单位.每月.csv']]);
    expect(of({ '单位.每月.csv': '单位,产值,增速\n甲区,1,6%\n' })).toEqual([['missing-column', '单位.每月.csv']]);
    expect(of({ '单位.csv': '代码,类别,示范\n甲区,园区,是\n' })).toEqual([
      ['unknown-column', '单位.csv', '代码'],
      ['missing-column', '单位.csv'],
    ]);
  });
});

describe('findings about rows', () => {
  const of = (changes: Readonly<Record<string, string | undefined>>) => findingsOf(files(changes));

  it('keys: empty, twice, unknown', () => {
    const monthly = '单位,期间,产值,增速\n,2023-06,1,1%\n甲区,2023-06,2,2%\n甲区,2023-06,3,3%\n甲曲,2023-06,4,4%\n';
    expect(of({ '单位.每月.csv': monthly })).toEqual([
      ['empty-key', '单位.每月.csv', 2, '单位'],
      ['duplicate-key', '单位.每月.csv', 4, '单位'],
      ['unknown-key', '单位.每月.csv', 5, '单位', '甲曲'],
    ]);
    const { findings } = load(files({ '单位.每月.csv': monthly }));
    expect(findings[1]?.related).toEqual([{ place: { at: 'cell', file: '单位.每月.csv', row: 3, column: '单位' }, note: 'first' }]);
    expect(findings[2]?.params).toEqual({ text: '甲曲', table: '单位', suggestion: '甲区' });
    // Nobody knows which of the two rows counts.
    expect(column('单位.产值', '2023-06', { '单位.每月.csv': monthly })).toEqual([wrong, undefined]);
  });

  it('a link to a row that does not exist, told once', () => {
    const changes = { '奖惩.csv': '单位,日期,分值\n丙局,2023-06-01,2\n,2023-06-01,3\n' };
    expect(of(changes)).toEqual([['unknown-key', '奖惩.csv', 2, '单位', '丙局']]);
    const links = load(files(changes)).data.tables.get('奖惩')?.links.get('单位');
    expect(links?.target.get('')).toEqual([undefined, undefined]);
    expect(links?.reported?.get('')).toEqual(new Set([0]));
  });

  it('several rows in a table of one', () => {
    const changes = { '新区.每月.csv': '期间,增速\n2023-06,5%\n2023-06,6%\n' };
    expect(of(changes)).toEqual([['several-rows', '新区.每月.csv', 3]]);
    expect(column('新区.增速', '2023-06', changes)).toEqual([wrong]);
  });

  it('periods: none, of another grain, of another year', () => {
    expect(of({ '单位.每月.csv': '单位,期间,产值,增速\n甲区,,1,1%\n甲区,六月,1,1%\n甲区,2023-Q2,1,1%\n甲区,2022-06,1,1%\n' })).toEqual([
      ['not-a-period', '单位.每月.csv', 2, '期间', ''],
      ['not-a-period', '单位.每月.csv', 3, '期间', '六月'],
      ['wrong-grain', '单位.每月.csv', 4, '期间', '2023-Q2'],
      ['period-outside-year', '单位.每月.csv', 5, '期间', '2022-06'],
    ]);
  });

  it('dates of a ledger outside the year, leaving before joining', () => {
    expect(of({ '奖惩.csv': '单位,日期,分值\n甲区,2032-06-01,2\n' })).toEqual([['date-outside-year', '奖惩.csv', 2, '日期', '2032-06-01']]);
    expect(of({ '单位.csv': '单位,类别,示范,起,止\n甲区,园区,是,2023-05-01,2023-04-30\n乙局,部门,否,昨天,\n' })).toEqual([
      ['no-such-date', '单位.csv', 3, '起', '昨天'],
      ['leaves-before-joins', '单位.csv', 2, '止'],
    ]);
  });

  it('a line whose cells are shifted counts as missing; its unit is still there', () => {
    const changes = { '单位.csv': '单位,类别,示范\n甲区,园区,是,多\n乙局,部门,否\n' };
    expect(of(changes)).toEqual([['bad-cell-count', '单位.csv', 2]]);
    expect(column('单位.类别', '', changes)).toEqual([wrong, '部门']);
    const ledger = { '奖惩.csv': '单位,日期,分值\n甲区,2023-06-01,1,234\n' };
    expect(of(ledger)).toEqual([['bad-cell-count', '奖惩.csv', 2]]);
    expect(column('奖惩.分值', '', ledger)).toEqual([wrong]);
  });

  it('rows of months to come are no data yet', () => {
    const { data } = load(files({ '单位.每月.csv': '单位,期间,产值,增速,事故\n甲区,2023-06,1,1%,\n甲区,2023-07,,,\n' }));
    expect([...(data.inputs.get('单位.产值')?.keys() ?? [])]).toEqual(['2023-06']);
  });
});

describe('findings about cells', () => {
  it('ten wrong cells are ten findings, each with file, row, column and text', () => {
    expect(
      findingsOf(
        files({
          '单位.csv': '单位,类别,示范,起\n甲区,园曲,大概,2023-02-30\n乙局,#N/A,否,\n',
          '单位.每月.csv': '单位,期间,产值,增速,事故\n甲区,2023-06,一千,6.5,1.5\n乙局,2023-06,#DIV/0!,70%,\u001b[31m\n',
        }),
      ),
    ).toEqual([
      ['not-an-option', '单位.csv', 2, '类别', '园曲'],
      ['formula-error', '单位.csv', 3, '类别', '#N/A'],
      ['not-yes-or-no', '单位.csv', 2, '示范', '大概'],
      ['no-such-date', '单位.csv', 2, '起', '2023-02-30'],
      ['not-a-number', '单位.每月.csv', 2, '产值', '一千'],
      ['formula-error', '单位.每月.csv', 3, '产值', '#DIV/0!'],
      ['out-of-range', '单位.每月.csv', 2, '增速', '6.5'],
      ['out-of-range', '单位.每月.csv', 3, '增速', '70%'],
      ['not-an-integer', '单位.每月.csv', 2, '事故', '1.5'],
      ['not-a-number', '单位.每月.csv', 3, '事故', '\\u001b[31m'],
    ]);
  });

  it('a wrong cell counts as missing, without a cause, also where an empty one would be 0', () => {
    expect(column('单位.事故', '2023-06', { '单位.每月.csv': '单位,期间,产值,增速,事故\n甲区,2023-06,1,1%,两起\n' })).toEqual([
      wrong,
      undefined,
    ]);
  });

  it('no escape code of the data reaches a finding', () => {
    const evil = '\u001b[2J\u202e';
    const { findings } = load(
      files({ [`${evil}.csv`]: 'x\n1\n', '单位.每月.csv': `单位,期间,产值,增速,${evil}\n${evil},${evil},${evil},1%,\n` }),
    );
    expect(findings.map(({ code }) => code).toSorted()).toEqual([
      'not-a-number',
      'not-a-period',
      'unknown-column',
      'unknown-key',
      'unused-table',
    ]);
    for (const { params, place } of findings) {
      const { file: _, ...where } = place.at === 'cell' ? place : { ...place };
      for (const text of [...Object.values(params), ...Object.values(where)]) expect(String(text)).not.toMatch(/[\u001b\u202e]/);
    }
  });
});

describe('history', () => {
  const history = (rows: string) => load({ ...rightFiles, '历史.csv': `列,键,期间,值\n${rows}` });

  it('is typed by its column', () => {
    const { data, findings } = history(
      '单位.产值,甲区,2022-12,289/3\n单位.增速,甲区,2022-12,90%\n单位.类别,甲区,,园区\n单位.目标,丁局,2021,不适用\n单位.目标,甲区,2021,\n',
    );
    expect(findings).toEqual([]);
    expect(shown(data.history.get('单位.产值')?.get('甲区')?.get('2022-12'))).toBe('289/3');
    expect(shown(data.history.get('单位.增速')?.get('甲区')?.get('2022-12'))).toBe('0.9');
    expect(data.history.get('单位.类别')?.get('甲区')?.get('')).toBe('园区');
    expect(data.history.get('单位.目标')?.get('丁局')?.get('2021')).toEqual({ blank: 'na', causes: [] });
    expect(data.history.get('单位.目标')?.get('甲区')).toBeUndefined();
  });

  it('reports what it cannot read, and an unknown column once', () => {
    const { findings } = history(
      '旧列,甲区,2022,1\n旧列,乙局,2022,1\n单位.产值,甲区,2022,1\n单位.产值,甲区,去年,1\n单位.产值,甲区,2022-12,x\n单位.目标,甲区,2022,1%\n单位.目标,甲区,2022,2%\n',
    );
    expect(findings.map(({ code, place }) => [code, place.at === 'cell' && place.row, place.at === 'cell' && place.column])).toEqual([
      ['unknown-history', 2, undefined],
      ['wrong-grain', 4, '期间'],
      ['not-a-period', 5, '期间'],
      ['not-a-number', 6, '值'],
      ['duplicate-key', 8, '键'],
    ]);
    const noColumn = load({ ...rightFiles, 'history.csv': 'column,key,value\n' }).findings;
    expect(noColumn.map(({ code, params }) => [code, params['column']])).toEqual([['missing-column', '期间']]);
  });
});

describe('the catalogue', () => {
  it('has no wording whose brackets would stay', () => {
    for (const entry of Object.values(dataCatalogue)) {
      for (const language of ['zh', 'en'] as const) {
        const { message, hint } = entry[language];
        expect(message).not.toBe('');
        expect(hint).not.toBe('');
        expect(fillTemplate(message, {}, language)).not.toMatch(/[{}[\]]/);
        expect(fillTemplate(hint, {}, language)).not.toMatch(/\{\w+\}/);
      }
    }
  });
});
