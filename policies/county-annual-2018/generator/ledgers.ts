import type { Table } from './appraisal.ts';
import { twinned } from './figures.ts';
import { type Random, decimal } from '../../random.ts';
import { cadres, units, weakest } from './roster.ts';

export function ledgers(random: Random): readonly Table[] {
  const { int, pick } = random;
  const each = (count: (name: string) => number, make: (name: string, nth: number) => readonly string[]): readonly (readonly string[])[] =>
    twinned(units.flatMap(({ name }) => Array.from({ length: count(name) }, (_, i) => [name, ...make(name, i)])));
  const score = (name: string): string => decimal(name === weakest ? int(560, 690) : int(780, 950), 1);
  return [
    {
      name: '考核预告',
      heading: [
        '单位',
        '通知日',
        '预告日',
        '公示日',
        '考核日',
        '含日程',
        '含对象',
        '含内容',
        '含程序',
        '含考核组',
        '含联系方式',
        '正职审阅',
      ],
      // The county's first unit shows its reports exactly five days before.
      rows: units.map(({ name }, i) => [
        name,
        '2018-12-01',
        '2018-12-08',
        i === 0 ? '2018-12-10' : '2018-12-09',
        '2018-12-15',
        '是',
        '是',
        '是',
        '是',
        '是',
        '是',
        '是',
      ]),
    },
    {
      name: '结果反馈',
      heading: ['单位', '反馈日', '优点', '问题', '整改期限', '申诉日', '审核日', '通报日'],
      rows: units.map(({ name }) =>
        name === weakest
          ? [name, '2018-12-20', '无', '内部矛盾较深', '2019-03-31', '2018-12-30', '2018-12-31', '2018-12-31']
          : [name, '2018-12-20', '团结干事', '', '', '', '', ''],
      ),
    },
    {
      name: '谈话',
      heading: ['单位', '问工作圈', '问生活圈', '问社交圈', '谈优点', '谈缺点', '谈潜力', '谈话评分'],
      rows: each(
        () => 6,
        (name, i) => ['是', '是', '是', '是', i < 3 || int(1, 3) > 1 ? '是' : '否', '是', score(name)],
      ),
    },
    {
      name: '调查核实',
      heading: ['单位', '方式', '事项', '属实'],
      rows: each(
        () => 2,
        (name, i) => [pick(['查阅资料', '实地察看', '走访了解', '小型座谈']), `事项${i + 1}`, name === '白马镇' && i === 0 ? '否' : '是'],
      ),
    },
    {
      name: '考核材料',
      heading: ['单位', '看显绩隐绩', '看能力德才', '看主观客观', '看集体个人', '看近期长远'],
      rows: units.map(({ name }) => [name, '是', '是', '是', '是', '是']),
    },
    {
      name: '目标任务',
      heading: ['单位', '任务', '比重', '计划数', '完成数'],
      rows: each(
        () => 4,
        (name, i) => [
          `目标${i + 1}`,
          String([40, 30, 20, 10][i] ?? 10),
          '100',
          decimal(name === weakest ? int(500, 700) : int(820, 1150), 1),
        ],
      ),
    },
    {
      name: '专项考核表',
      heading: ['单位', '职能部门', '专项满分', '专项得分'],
      rows: each(
        () => 3,
        (name, i) => departments(int(name === weakest ? 50 : 78, name === weakest ? 70 : 98), i),
      ),
    },
    // Two of the units are scored by six leaders: there the highest and the lowest are dropped.
    {
      name: '县领导评分',
      heading: ['单位', '评分'],
      rows: each(
        (name) => (name === '城关镇' || name === '县财政局' ? 6 : int(3, 5)),
        (name) => [score(name)],
      ),
    },
    {
      name: '扩大征求',
      heading: ['单位', '征求对象', '意见'],
      rows: ['县领导', '上级主管部门', '县人大代表'].flatMap((who) => ['大营镇', weakest].map((unit) => [unit, who, '见附件'])),
    },
    {
      name: '检查验收',
      heading: ['单位', '验收日', '级别', '一票否决', '分管领导'],
      rows: [
        ['柳林镇', '2018-09-12', '省', '是', '柳林镇副职2'],
        ['河东镇', '2018-10-20', '市', '否', ''],
        ['县教育局', '2018-06-01', '县', '否', ''],
      ],
    },
    {
      name: '责任追究',
      heading: ['单位', '主体', '情形', '证据', '处理'],
      rows: [['白马镇', '考核对象', '夸大成绩', '核字1号', '通报批评']],
    },
    {
      name: '分管事项',
      heading: ['干部', '事项', '分值', '确定日', '事项完成'],
      rows: cadres.flatMap(({ key, unit, post }) =>
        post === '正职'
          ? []
          : [40, 25, 15].map((points, i) => [
              key,
              `分管${i + 1}`,
              String(points),
              '2018-04-20',
              `${decimal(unit === weakest ? int(450, 800) : int(800, 1000), 1)}%`,
            ]),
      ),
    },
    {
      name: '问题类别',
      heading: ['问题类别', '培训内容'],
      rows: [
        ['理论学习不够', '主体班次'],
        ['依法行政不足', '分类脱产培训'],
        ['团结协作不够', '民主生活会'],
      ],
    },
    {
      name: '干部问题',
      heading: ['问题', '问题干部'],
      rows: cadres.flatMap(({ key, unit }, i) => [
        ...(i % 5 < 3 ? [['理论学习不够', key]] : []),
        ...(i % 7 === 0 ? [['依法行政不足', key]] : []),
        ...(unit === weakest ? [['团结协作不够', key]] : []),
      ]),
    },
    {
      name: '历史',
      heading: ['列', '键', '期间', '值'],
      rows: ['2016', '2017'].flatMap((year) => [
        ...units.map(({ name }) => ['班子考核.居末位', name, year, name === weakest ? '是' : '否']),
        ...cadres.flatMap(({ key, unit }, i) => [
          ['干部考核.居末位', key, year, unit === weakest && i % 2 === 0 ? '是' : '否'],
          ['干部考核.评为优秀', key, year, i % 6 === 0 ? '是' : '否'],
        ]),
      ]),
    },
  ];
}

/** Each department has its own full marks. */
function departments(share: number, nth: number): readonly string[] {
  const full = [100, 200, 1000][nth] ?? 100;
  return [['县环保局', '县安监局', '县综治办'][nth] ?? '', String(full), String((full * share) / 100)];
}
