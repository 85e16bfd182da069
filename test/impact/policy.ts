/** A policy of three rows in two tracks; every figure below can be worked out in the head. */
export const policy = `办法 试验 { 年度 2023; 满分 20; 计分保留 2 位 四舍五入; 缺失 报错 }
对象 单位 {
  类别 : 选项(乡镇、部门)
  甲率 : 百分比 0% .. 200% 每年
  乙率 : 百分比 0% .. 200% 每年
  加 : 分 0 .. 9 每年
  事故 : 是否 每年
}
考核 考核 于 单位 每年 {
  赛道 按 类别
  指标 甲项 得分率 = 甲率 封顶 100%
  指标 乙项 得分率 = 乙率
  体系 基础 乡镇 | 部门 {
    甲项 8 | 10
    乙项 12 | 10
  }
  加分 加项 = 加 封顶 5
  计分 总分 = 基础 + 加项
  排名 名次 按 总分 并列 同名次
  等次 等次 按 总分 {
    优秀 当 总分 ≥ 12 至多 50% 向下取整 并列 不入
    一般 其余
  }
  否决 出事 当 事故 则 等次 不高于 一般
}
`;

/**
 * 甲: 8 × 50% + 12 × 100% = 16, + 3 = 19. 乙: 8 × 100% + 12 × 50% = 14, + 9 capped 5 = 19. 丙: 10 × 80% + 10 × 40% = 12, + 0 = 12.
 * 丁: 8 × 20% + 12 × 75% = 10.6, + 0 = 10.6. 戊: 10 × 100% + 10 × 10% = 11.
 */
export const tables: Readonly<Record<string, string>> = {
  '单位.csv': '单位,类别\n甲,乡镇\n乙,乡镇\n丙,部门\n丁,乡镇\n戊,部门\n',
  '单位.每年.csv':
    '单位,期间,甲率,乙率,加,事故\n甲,2023,50%,100%,3,否\n乙,2023,100%,50%,9,否\n丙,2023,80%,40%,0,否\n丁,2023,20%,75%,0,否\n戊,2023,100%,10%,0,否\n',
};

export function edited(...pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the policy does not say ${from}`);
    return text.replace(from, to);
  }, policy);
}
