import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../engine/grades/index.ts';
import { seats as seatsOf } from '../../engine/grades/seats.ts';
import type { RoundMode } from '../../engine/plan/index.ts';
import { blank } from '../support/data.ts';
import { exact, type GivenGrade, type GivenRow, gradesOf, seats, share } from '../support/grading.ts';
import cases from '../fixtures/seats.json' with { type: 'json' };

const scored = (...scores: readonly string[]): readonly GivenRow[] => scores.map((score) => ({ score }));
/** 优 from 90, 良 from 80, 差 the rest. */
const plain: readonly GivenGrade[] = [{ grade: '优', from: '90' }, { grade: '良', from: '80' }, { grade: '差' }];
const withTop = (top: Partial<GivenGrade>): readonly GivenGrade[] => [{ grade: '优', from: '90', ...top }, ...plain.slice(1)];
const withLast = (last: Partial<GivenGrade>): readonly GivenGrade[] => [...plain.slice(0, 2), { grade: '差', ...last }];
const ceiling = (grade: number): Act => ({ kind: 'ceiling', grade });
const set = (grade: number, extra: Partial<Extract<Act, { readonly kind: 'set' }>> = {}): Act => ({
  kind: 'set',
  grade,
  seated: true,
  direct: false,
  ...extra,
});
const drop = (levels: number): Act => ({ kind: 'drop', levels });
const bar: Act = { kind: 'bar' };

describe('seats', () => {
  const ways: readonly (readonly [RoundMode, 'floor' | 'ceil' | 'half_up' | 'half_even'])[] = [
    ['floor', 'floor'],
    ['ceil', 'ceil'],
    ['halfUp', 'half_up'],
    ['halfEven', 'half_even'],
  ];
  it.each(ways)('by %s are those worked out elsewhere in exact arithmetic', (mode, column) => {
    for (const each of cases) {
      expect(each.shares.map((amount) => String(seatsOf(share(amount, mode), Number(each.n))))).toEqual(each[column]);
    }
  });
  it('of 7 % of 100 are 7, not the 8 of ⌈0.07 × 100⌉ in floats', () => {
    expect(seatsOf(share('0.07', 'ceil'), 100)).toBe(7n);
    expect(Math.ceil(0.07 * 100)).toBe(8);
  });
});

describe('step 4: conditions and 至多', () => {
  it('grades by conditions alone where there is no quota', () => {
    expect(gradesOf(plain, scored('95', '90', '89.99', '79'))).toEqual(['优', '优', '良', '差']);
  });
  it('fills seats in order; who finds none goes on to the next grade', () => {
    // 30 % of 5 is 1.5, rounded down 1
    expect(gradesOf(withTop({ atMost: share('0.3') }), scored('95', '94', '93', '92', '70'))).toEqual(['优', '良', '良', '良', '差']);
    expect(gradesOf(withTop({ atMost: seats('2') }), scored('92', '95', '93', '94', '70'))).toEqual(['良', '优', '良', '优', '差']);
  });
  it('of a tie across the edge nobody enters, the seat stays empty, nobody below moves in', () => {
    expect(gradesOf(withTop({ atMost: seats('2') }), scored('95', '94', '94', '93'))).toEqual(['优', '良', '良', '良']);
  });
  it('or all of it enters', () => {
    expect(gradesOf(withTop({ atMost: seats('2'), tie: 'in' }), scored('95', '94', '94', '93'))).toEqual(['优', '优', '优', '良']);
    expect(gradesOf(withTop({ atMost: seats('1'), tie: 'in' }), scored('95', '94', '94', '93'))).toEqual(['优', '良', '良', '良']);
  });
  it('passes over rows whose condition does not hold', () => {
    const rows = scored('95', '85', '92');
    expect(gradesOf(withTop({ atMost: seats('2') }), rows)).toEqual(['优', '良', '优']);
  });
  it('leaves a row that fits nowhere without a grade', () => {
    expect(gradesOf([{ grade: '优', from: '90' }], scored('95', '80'))).toEqual(['优', '<na>']);
  });
});

describe('steps 1 and 2: who leaves, ceilings, set grades', () => {
  it('barred rows leave, and are not of the base 参评', () => {
    // 25 % of 4 is 1 seat; of the 3 that remain 0.75, rounded down 0
    const rows: readonly GivenRow[] = [{ score: '99', acts: [bar] }, ...scored('95', '94', '93')];
    expect(gradesOf(withTop({ atMost: share('0.25') }), rows)).toEqual(['<na>', '良', '良', '良']);
    expect(gradesOf(withTop({ atMost: share('0.25') }), rows, 'all')).toEqual(['<na>', '优', '良', '良']);
  });
  it('a blank key is the grade, outside 参评', () => {
    const rows: readonly GivenRow[] = [{ score: blank('missing') }, { score: blank('exempt') }, ...scored('95', '94')];
    // 50 % of 2 is 1; of 4 it would be 2
    expect(gradesOf(withTop({ atMost: share('0.5') }), rows)).toEqual(['<missing>', '<exempt>', '优', '良']);
  });
  it('an undecided veto leaves the grade undecided, but not where another bars the row for certain', () => {
    expect(gradesOf(plain, [{ score: '95', doubts: [blank('missing')] }, ...scored('94')])).toEqual(['<undecided>', '优']);
    expect(gradesOf(plain, [{ score: '95', doubts: [blank('missing')], acts: [bar] }])).toEqual(['<na>']);
  });
  it('不高于: the lowest counts, and the seat goes to the next', () => {
    const rows: readonly GivenRow[] = [
      { score: '99', acts: [ceiling(1)] },
      { score: '98', acts: [ceiling(1), ceiling(2)] },
      ...scored('95'),
    ];
    expect(gradesOf(withTop({ atMost: seats('1') }), rows)).toEqual(['良', '差', '优']);
  });
  it('a veto’s = sets the grade whatever the score, and cannot raise it above another ceiling', () => {
    expect(
      gradesOf(plain, [
        { score: '99', acts: [set(2)] },
        { score: '10', acts: [set(1)] },
        { score: '10', acts: [set(0), ceiling(1)] },
      ]),
    ).toEqual(['差', '良', '良']);
  });
  it('直评 takes its seat first, unless 不占名额; a ceiling lowers it', () => {
    const direct = (seated: boolean): GivenRow => ({ score: '60', acts: [set(0, { direct: true, seated })] });
    expect(gradesOf(withTop({ atMost: seats('1') }), [...scored('95', '94'), direct(true)])).toEqual(['良', '良', '优']);
    expect(gradesOf(withTop({ atMost: seats('1') }), [...scored('95', '94'), direct(false)])).toEqual(['优', '良', '优']);
    expect(gradesOf(plain, [{ score: '99', acts: [set(0, { direct: true }), ceiling(1)] }])).toEqual(['良']);
    // the direct award's own grade stands although the score would give a better one
    expect(gradesOf(plain, [{ score: '99', acts: [set(1, { direct: true })] }])).toEqual(['良']);
  });
});

describe('step 5: 至少', () => {
  it('in the last grade the lowest rows move down', () => {
    expect(gradesOf(withLast({ atLeast: seats('2') }), scored('95', '90', '85', '81'))).toEqual(['优', '优', '差', '差']);
    expect(gradesOf(withLast({ atLeast: seats('2') }), scored('95', '90', '85', '70'))).toEqual(['优', '优', '差', '差']);
  });
  it('elsewhere the best rows below move up, never above a ceiling', () => {
    expect(gradesOf(withTop({ atLeast: seats('2') }), scored('95', '85', '82'))).toEqual(['优', '优', '良']);
    expect(gradesOf(withTop({ atLeast: seats('2') }), [...scored('95'), { score: '89', acts: [ceiling(1)] }, ...scored('82')])).toEqual([
      '优',
      '良',
      '优',
    ]);
  });
  it('set rows stay where they are', () => {
    expect(gradesOf(withLast({ atLeast: seats('1') }), [...scored('95', '85'), { score: '1', acts: [set(1)] }])).toEqual([
      '优',
      '差',
      '良',
    ]);
  });
  it('tied rows move together, but not past 至多', () => {
    expect(gradesOf(withLast({ atLeast: seats('1') }), scored('95', '85', '85'))).toEqual(['优', '差', '差']);
    expect(gradesOf(withLast({ atLeast: seats('1'), atMost: seats('1') }), scored('95', '85', '85'))).toEqual(['优', '良', '良']);
  });
});

describe('step 6: 降 n 级', () => {
  it('comes last, adds up, stops at the last grade, and leaves its seat empty', () => {
    const rows: readonly GivenRow[] = [{ score: '99', acts: [drop(1)] }, { score: '98', acts: [drop(1), drop(2)] }, ...scored('97')];
    expect(gradesOf(withTop({ atMost: seats('2') }), rows)).toEqual(['良', '差', '良']);
  });
});

describe('quotas that are not known', () => {
  it('leave the whole group undecided', () => {
    expect(
      gradesOf(withTop({ atMost: { amount: blank('missing'), unit: 'share', mode: 'floor' } }), [
        ...scored('95', '70'),
        { score: '1', acts: [bar] },
      ]),
    ).toEqual(['<undecided>', '<undecided>', '<na>']);
  });
});

describe('whatever the rows', () => {
  const act = fc.oneof(
    fc.constantFrom<Act>(bar, drop(1), ceiling(1), ceiling(2)),
    fc.record({ kind: fc.constant('set' as const), grade: fc.integer({ min: 0, max: 2 }), seated: fc.boolean(), direct: fc.boolean() }),
  );
  const row: fc.Arbitrary<GivenRow> = fc.record({
    score: fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 76, max: 94 }).map(String) },
      { weight: 1, arbitrary: fc.constantFrom(blank('missing'), blank('na')) },
    ),
    acts: fc.array(act, { maxLength: 2 }).map((acts) => (acts.length > 1 ? acts : [])),
  });
  const quota = fc.option(
    fc.integer({ min: 0, max: 5 }).map((n) => seats(String(n))),
    { nil: undefined },
  );
  const tie = fc.constantFrom<'out' | 'in'>('out', 'in');
  const scale = fc.tuple(quota, quota, quota, tie).map(([most, second, least, ties]): readonly GivenGrade[] => [
    { grade: '优', from: '90', tie: ties, ...(most ? { atMost: most } : {}) },
    { grade: '良', from: '80', tie: ties, ...(second ? { atMost: second } : {}) },
    { grade: '差', tie: ties, ...(least ? { atLeast: least } : {}) },
  ]);
  const rows = fc.array(row, { maxLength: 10 });

  it('their order changes nothing', () => {
    fc.assert(
      fc.property(scale, rows, fc.infiniteStream(fc.nat()), (grades, given, random) => {
        const order = given
          .map((_, i) => ({ i, by: random.next().value ?? 0 }))
          .toSorted((a, b) => a.by - b.by || a.i - b.i)
          .map(({ i }) => i);
        const before = gradesOf(grades, given);
        const after = gradesOf(
          grades,
          order.map((i) => given[i] ?? { score: '0' }),
        );
        expect(after).toEqual(order.map((i) => before[i]));
      }),
    );
  });
  it('the order of vetoes changes nothing', () => {
    fc.assert(
      fc.property(scale, rows, (grades, given) => {
        expect(
          gradesOf(
            grades,
            given.map((each) => ({ ...each, acts: (each.acts ?? []).toReversed() })),
          ),
        ).toEqual(gradesOf(grades, given));
      }),
    );
  });
  it('with 不入, rows that earn the top grade never exceed its seats', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 86, max: 94 }).map(String), { maxLength: 10 }),
        fc.integer({ min: 0, max: 5 }),
        (scores, n) => {
          const grades = gradesOf(withTop({ atMost: seats(String(n)) }), scored(...scores));
          expect(grades.filter((grade) => grade === '优').length).toBeLessThanOrEqual(n);
          // no row in a worse grade has a better score than one in the top grade
          const worst = Math.min(...scores.filter((_, i) => grades[i] === '优').map(Number), Infinity);
          expect(scores.filter((score, i) => grades[i] !== '优' && Number(score) > worst)).toEqual([]);
        },
      ),
    );
  });
  it('no row stands above its ceiling', () => {
    const names = ['优', '良', '差'];
    fc.assert(
      fc.property(scale, rows, (grades, given) => {
        const above = gradesOf(grades, given).filter((grade, i) => {
          const lowest = Math.max(0, ...(given[i]?.acts ?? []).map((each) => (each.kind === 'ceiling' ? each.grade : 0)));
          return names.includes(grade) && names.indexOf(grade) < lowest;
        });
        expect(above).toEqual([]);
      }),
    );
  });
});

describe('exactness', () => {
  it('89.995 is below 90 and 90 is not', () => {
    expect(gradesOf(plain, [{ score: '89.995' }, { score: '90.000' }, { score: '269.985/3' }])).toEqual(['良', '优', '良']);
    expect(exact('269.985/3')).toEqual(exact('89.995'));
  });
});
