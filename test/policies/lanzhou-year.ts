/** The year: units and cadres, worked out from the twelve months of lanzhou-calculation.ts. Nothing of engine/ or dsl/. */
import {
  type Fraction,
  average,
  floor,
  isAtLeast,
  hundredths,
  larger,
  over,
  plus,
  read,
  same,
  smaller,
  times,
  within,
} from './lanzhou-fraction.ts';
import { indexed, lines } from './lanzhou-data.ts';
import { type Scored, type Value, monthly, number, place, reaches, seated, share, tracks } from './lanzhou-calculation.ts';

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const yearLines = indexed('单位.每年', '单位', '期间');
const monthLines = indexed('单位.每月', '单位', '期间');
const cadreLines = indexed('干部.每年', '干部', '期间');
const historyLines = indexed('历史', '键', '期间');

const weighted = (...terms: readonly (readonly [Fraction, string])[]): Fraction =>
  terms.map(([value, weight]) => times(value, read(weight))).reduce(plus);

/** Times that a unit's months report of an incident. */
const incidents = (unit: string, column: string): number =>
  months.reduce((sum, month) => sum + Number(monthLines.get(`${unit} 2023-${String(month).padStart(2, '0')}`)?.get(column) || '0'), 0);

export function yearOfUnits(): readonly Scored[] {
  const all = months.map((month) => monthly(month));
  const rows = (all[11] ?? []).map(({ key, track }): Scored => {
    const own = all.flatMap((rowsOfMonth) => rowsOfMonth.filter((row) => row.key === key));
    const of = (column: string): readonly Fraction[] => own.map((row) => number(row, column));
    const excellent = own.filter((row) => row.columns.get('月度等次') === '优秀').length;
    const mean = hundredths(average(of('总分')));
    const appraisal = read(yearLines.get(`${key} 2023`)?.get('年度测评') ?? '');
    const ratio = over(read(String(excellent)), read(String(own.length)));
    return {
      key,
      track,
      columns: new Map<string, Value>([
        ['单位实绩', hundredths(average(of('监测分')))],
        ['月度均分', mean],
        ['奖惩月均', average(of('奖惩净分'))],
        ['年度总分', hundredths(weighted([mean, '80%'], [appraisal, '20%']))],
        ['年度测评', appraisal],
        ['优秀月占比', ratio],
        ['优秀比例', isAtLeast(ratio, read('50%')) ? read('30%') : plus(read('15%'), times(over(ratio, read('50%')), read('15%')))],
        [
          '民意偏低',
          ((survey) => survey !== '未到期' && !isAtLeast(read(survey), read('60')))(yearLines.get(`${key} 2023`)?.get('民意调查') ?? ''),
        ],
        ['年度安全否决', incidents(key, '重大事故') > 0],
        ['年度违纪否决', incidents(key, '严重违纪') >= 3],
      ]),
    };
  });
  for (const track of tracks) {
    const group = rows.filter((row) => row.track === track);
    const [unsafe, corrupt] = [
      (row: Scored) => row.columns.get('年度安全否决') === true,
      (row: Scored) => row.columns.get('年度违纪否决') === true,
    ];
    const able = group.filter((row) => reaches(row, '年度总分', '88') && !unsafe(row) && !corrupt(row));
    const excellent = seated(able, ['年度总分'], share('0.3', group));
    for (const row of group) {
      const good = reaches(row, '年度总分', '78') ? '良好' : reaches(row, '年度总分', '60') ? '合格' : '不合格';
      row.columns.set('年度等次', corrupt(row) ? '不合格' : excellent.has(row.key) ? '优秀' : good);
      row.columns.set('年度名次', read(String(place(row, group, ['年度总分', '年度测评']))));
    }
    const best = seated(
      group.filter((row) => excellent.has(row.key)),
      ['年度总分'],
      2,
    );
    for (const row of group) row.columns.set('先进单位', best.has(row.key));
  }
  return rows;
}

/** Cadres with at least six months in post. */
export function yearOfCadres(): readonly Scored[] {
  const units = new Map(yearOfUnits().map((row) => [row.key, row]));
  const people = lines('干部')
    .map((line) => ({
      key: line.get('干部') ?? '',
      unit: line.get('单位') ?? '',
      post: line.get('职务') ?? '',
      own: cadreLines.get(`${line.get('干部') ?? ''} 2023`),
    }))
    .filter(({ own }) => Number(own?.get('在岗月数')) >= 6);

  const deputyScore = (person: (typeof people)[number]): Fraction => {
    const unit = units.get(person.unit);
    if (unit === undefined) throw new Error(person.unit);
    return hundredths(
      weighted(
        [read(person.own?.get('个人实绩') ?? ''), '40%'],
        [read(person.own?.get('分管领导评分') ?? ''), '30%'],
        [number(unit, '单位实绩'), '30%'],
      ),
    );
  };
  const rows = people.map((person): Scored => {
    const unit = units.get(person.unit);
    if (unit === undefined) throw new Error(person.unit);
    const own = read(person.own?.get('个人实绩') ?? '');
    const result = number(unit, '单位实绩');
    const deputies = people.filter((other) => other.unit === person.unit && other.post === '副职').map(deputyScore);
    const chief = hundredths(
      deputies.length === 0
        ? weighted([result, '60%'], [own, '40%'])
        : weighted([result, '50%'], [own, '20%'], [hundredths(average(deputies)), '30%']),
    );
    const other = weighted([own, '60%'], [result, '40%']);
    const duty = read(person.post === '正职' ? '100%' : person.post === '副职' ? '60%' : '30%');
    const mirrored = larger(smaller(times(number(unit, '奖惩月均'), duty), read('5')), read('-5'));
    const base = person.post === '正职' ? chief : person.post === '副职' ? deputyScore(person) : other;
    return {
      key: person.key,
      track: person.unit,
      columns: new Map<string, Value>([
        ['职务', person.post],
        ['个人实绩', own],
        ['单位得分', result],
        ['副职得分', person.post === '副职' ? deputyScore(person) : null],
        ['副职均分', deputies.length === 0 ? null : hundredths(average(deputies))],
        ['正职得分', person.post === '正职' ? chief : null],
        ['其他得分', other],
        ['责任系数', duty],
        ['同加减', mirrored],
        ['个人总分', hundredths(within(plus(base, mirrored), read('0'), read('100')))],
        ['个人违纪', person.own?.get('违纪处分') === '是'],
        ['单位牵连', unit.columns.get('年度安全否决') === true && person.post === '正职'],
      ]),
    };
  });

  for (const row of rows) {
    const colleagues = rows.filter((other) => other.track === row.track);
    const peers = rows.filter((other) => other.columns.get('职务') === row.columns.get('职务'));
    row.columns.set('单位内名次', read(String(place(row, colleagues, ['个人总分', '个人实绩']))));
    const higher = peers.map((other) => number(other, '个人总分')).filter((value) => !isAtLeast(number(row, '个人总分'), value));
    const distinct = higher.filter((value, i) => higher.findIndex((first) => same(first, value)) === i);
    row.columns.set('同职名次', read(String(1 + distinct.length)));
  }
  for (const unit of units.values()) {
    const group = rows.filter((row) => row.track === unit.key);
    const seats = floor(plus(times(number(unit, '优秀比例'), read(String(group.length))), read('1/2')));
    const able = group.filter(
      (row) => reaches(row, '个人总分', '85') && row.columns.get('个人违纪') !== true && row.columns.get('单位牵连') !== true,
    );
    const excellent = seated(able, ['个人总分', '个人实绩'], seats);
    for (const row of group) {
      const grade = reaches(row, '个人总分', '70') ? '称职' : reaches(row, '个人总分', '60') ? '基本称职' : '不称职';
      row.columns.set('年度等次', row.columns.get('个人违纪') === true ? '不称职' : excellent.has(row.key) ? '优秀' : grade);
    }
  }
  for (const post of ['正职', '副职', '其他']) {
    const able = rows.filter((row) => row.columns.get('职务') === post && row.columns.get('年度等次') === '优秀');
    const best = seated(able, ['个人总分', '个人实绩'], 3);
    for (const row of rows) if (row.columns.get('职务') === post) row.columns.set('优秀干部', best.has(row.key));
  }
  for (const row of rows) {
    const grade = row.columns.get('年度等次');
    const before = historyLines.get(`${row.key} 2022`)?.get('值');
    row.columns.set('薪酬系数', read(grade === '优秀' ? '1.2' : grade === '称职' ? '1' : grade === '基本称职' ? '0.8' : '0.5'));
    row.columns.set('选拔任用', grade === '优秀' && units.get(row.track)?.columns.get('年度等次') === '优秀');
    row.columns.set('收入分配', grade !== '称职');
    row.columns.set('评先选优', row.columns.get('优秀干部') === true);
    row.columns.set('追责问责', grade === '不称职' || row.columns.get('个人违纪') === true);
    row.columns.set('职称晋聘', (grade === '优秀' || grade === '称职') && row.columns.get('职务') === '其他');
    row.columns.set('人员辞留', grade === '不称职' && before === '不称职');
  }
  return rows;
}
