export type Track = '重点发展县' | '较大潜力县' | '生态保护县' | '党群部门' | '政府部门' | '中央省驻铜单位' | '委托管理事业单位' | '开发区';
export type Unit = { readonly name: string; readonly track: Track; readonly isCounty: boolean; readonly posts: number };

const names: Readonly<Record<Track, readonly string[]>> = {
  重点发展县: ['碧江区', '万山区', '玉屏县', '松桃县'],
  较大潜力县: ['思南县', '德江县', '沿河县'],
  生态保护县: ['江口县', '印江县', '石阡县'],
  党群部门: ['市纪委监委', '市委办公室', '市委宣传部', '市委统战部', '市委政法委', '市委网信办', '市总工会', '团市委', '市妇联', '市科协'],
  政府部门: [
    '市发展改革委',
    '市教育局',
    '市科技局',
    '市工业和信息化局',
    '市公安局',
    '市民政局',
    '市财政局',
    '市自然资源局',
    '市生态环境局',
    '市住房城乡建设局',
    '市交通运输局',
    '市农业农村局',
    '市商务局',
    '市文化旅游局',
    '市卫生健康局',
    '市应急局',
  ],
  中央省驻铜单位: ['市税务局', '市气象局', '市烟草局', '人民银行市支行', '市邮政管理局', '市消防救援支队'],
  委托管理事业单位: ['市广播电视台', '市公积金中心', '市供销社', '市投资促进中心'],
  开发区: ['大龙开发区', '铜仁高新区', '碧江开发区'],
};
const tracks = [
  '重点发展县',
  '较大潜力县',
  '生态保护县',
  '党群部门',
  '政府部门',
  '中央省驻铜单位',
  '委托管理事业单位',
  '开发区',
] as const satisfies readonly Track[];

export const units: readonly Unit[] = tracks.flatMap((track) =>
  names[track].map((name, place) => {
    const isCounty = track.endsWith('县');
    // Some have fewer than 20 posts, one exactly 20.
    return { name, track, isCounty, posts: isCounty ? 900 + place * 37 : 14 + ((place * 11) % 60) };
  }),
);

/** Copy → original: the same figures everywhere, a tie in every list. */
export const twins: ReadonlyMap<string, string> = new Map([
  ['团市委', '市总工会'],
  ['市气象局', '市税务局'],
]);
/** Behind in the second and third quarter. */
export const laggard = '沿河县';
/** Has no debt of its own: the indicator does not apply to it. */
export const withoutDebt = '碧江开发区';
