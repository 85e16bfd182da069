export type Track = '园区' | '部门' | '企业';
export type Unit = {
  readonly name: string;
  readonly track: Track;
  /** First month in which it exists; 1 for all but the newcomer. */
  readonly since: number;
  readonly strength: string;
  readonly weakness: string;
};

const parks = [
  ['秦川园区', '化工项目落地', '污水收集率'],
  ['中川园区', '临空物流', '停车泊位达标率'],
  ['西岔园区', '产城融合', '老旧小区改造率'],
  ['石化产业园', '精细化工产值', '固废综合利用率'],
  ['综合保税区', '保税加工', '中欧班列满载率'],
  ['现代农业园', '设施农业', '冷链覆盖率'],
  ['大数据产业园', '算力上架', '绿电占比'],
  ['生物医药园', '新药临床', '实验室认可率'],
  ['新材料产业园', '锂电材料', '技能工人持证率'],
  ['装备制造园', '首台套装备', '设备数控化率'],
  ['商贸物流园', '社会物流', '仓储标准化率'],
  ['职教园区', '校企合作', '毕业生留区率'],
] as const;
const departments = [
  ['党政办公室', '公文时效', '会议压减率'],
  ['组织部', '人才引进', '网格员持证率'],
  ['经济发展局', '项目储备', '节能达标率'],
  ['财政局', '专项债支出', '绩效评价覆盖率'],
  ['商务局', '限上企业培育', '老字号复评率'],
  ['统计局', '数据质量', '入户调查完成率'],
  ['科技发展局', '高企培育', '技术合同登记率'],
  ['自然资源局', '批而未供消化', '图斑整改率'],
  ['生态环境局', '排污许可', '噪声投诉办结率'],
  ['城建交通局', '路网建设', '公交准点率'],
  ['农林水务局', '高标准农田', '管网漏损达标率'],
  ['应急管理局', '隐患整治', '演练覆盖率'],
  ['教育体育局', '学位供给', '校园食堂达标率'],
  ['卫生健康局', '分级诊疗', '家医签约率'],
  ['市场监管局', '质量提升', '抽检合格率'],
  ['政务服务局', '一网通办', '证照电子化率'],
] as const;
const companies = [
  ['城投集团', '保障房交付', '应收账款回收率'],
  ['农投集团', '高原夏菜外销', '农机利用率'],
  ['科文旅集团', '游客接待', '场馆开放率'],
  ['石化投资集团', '装置投产', '能耗达标率'],
  ['商贸物流集团', '多式联运', '车辆准点率'],
  ['水务集团', '供水保障', '水质达标率'],
  ['金控集团', '普惠担保', '代偿追回率'],
] as const;

/** Set up on 1 May: it has no figures before. */
export const newcomer = '金控集团';
export const newcomerSince = 5;

/** Without an industrial task: their industrial target is zero. */
export const withoutIndustry: ReadonlySet<string> = new Set(['现代农业园', '商贸物流园', '职教园区', '金控集团']);
/** Without a task to attract investment: their plan is zero in every month. */
export const withoutInvestors: ReadonlySet<string> = new Set(['统计局', '应急管理局']);
/** Nobody applies to them for anything. */
export const withoutApplicants: ReadonlySet<string> = new Set(['组织部']);
/** Copy → original, and the last month in which both report the same: ties in totals on purpose. */
export const twins: ReadonlyMap<string, { readonly of: string; readonly until: number }> = new Map([
  ['市场监管局', { of: '政务服务局', until: 6 }],
  ['生物医药园', { of: '新材料产业园', until: 3 }],
]);

const unitsOf = (track: Track, rows: readonly (readonly [string, string, string])[]): readonly Unit[] =>
  rows.map(([name, strength, weakness]) => ({ name, track, since: name === newcomer ? newcomerSince : 1, strength, weakness }));

export const units: readonly Unit[] = [...unitsOf('园区', parks), ...unitsOf('部门', departments), ...unitsOf('企业', companies)];
