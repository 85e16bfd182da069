import { createProgram } from '../../dsl/program/program.ts';
import type { Plan } from '../../engine/plan/index.ts';
import { bandsOf, coefficients, indicators, raters, tracks, weights } from './shape.ts';

/** The policy as an office would write it. `changed`: one unit of weight moved between two indicators of the first track. */
export function policyText(changed = false): string {
  const fields = indicators.flatMap(({ name, kind }) => {
    switch (kind) {
      case 'more':
      case 'less':
        return [`${name}实绩 : 数(万元) 1 .. 9999 每年`, `${name}目标 : 数(万元) 1 .. 9999 每年`];
      case 'bands':
        return [`${name}值 : 分 0 .. 100 每年`];
      case 'rated':
        return raters.map((_, i) => `${name}评${i + 1} : 分 0 .. 100 每年`);
    }
  });
  return `
办法 基准 {
  年度     2023
  满分     100
  计分保留 2 位 四舍五入
  缺失     报错
}
对象 单位 {
  类别 : 选项(${tracks.join('、')})
  增速 : 百分比 -100% .. 100% 每年
  重大事故 : 整数 0 .. 9 每年
  ${fields.join('\n  ')}
}
台账 奖惩 属于 单位 {
  性质 : 选项(奖、惩)
  分值 : 分 0 .. 8
}
考核 年度考核 于 单位 每年 {
  赛道 按 类别
${indicators.map((indicator, i) => `  指标 ${indicator.name} 定量 共性 得分率 = ${rateText(indicator, i)}`).join('\n')}
  体系 基础分   ${tracks.join(' | ')} {
${Array.from({ length: 4 }, (_, g) => groupText(g, changed)).join('\n')}
  }
  系数 考核系数 = 分档 增速 { ${coefficients.map(({ from, value }) => `≥ ${Math.round(from * 100)}%: ${value}`).join('; ')}; 其余: 1.00 }
  加分 奖励 = 合计(奖惩.分值 当 性质 = 奖) 封顶 8
  扣分 扣减 = 合计(奖惩.分值 当 性质 = 惩) 封顶 6
  计分 总分 = 基础分 × 考核系数 + 奖励 − 扣减
  否决 安全 当 重大事故 > 0 则 等次 不高于 一般
  排名 名次 按 总分 并列 同名次
  等次 等次 按 总分 {
    优秀 当 总分 ≥ 90 至多 30% 向下取整 并列 不入
    良好 当 总分 ≥ 80
    一般 当 总分 ≥ 60
    较差 其余
  }
}
`;
}

function rateText({ name, kind }: (typeof indicators)[number], i: number): string {
  switch (kind) {
    case 'more':
      return `(${name}实绩 ÷ ${name}目标 保底 0% 封顶 120%) 封顶 110%`;
    case 'less':
      return `(${name}目标 ÷ ${name}实绩 保底 0% 封顶 120%) 封顶 110%`;
    case 'bands':
      return `分档 ${name}值 { ${bandsOf(i)
        .map(({ from, rate }) => `≥ ${from}: ${Math.round(rate * 100)}%`)
        .join('; ')}; 其余: 0% }`;
    case 'rated':
      return `(${raters.map((weight, j) => `${name}评${j + 1} × ${weight}`).join(' + ')}) ÷ 100分`;
  }
}

function groupText(group: number, changed: boolean): string {
  const dimensions = Array.from({ length: 3 }, (_, d) => {
    const rows = Array.from({ length: 5 }, (__, k) => {
      const i = group * 15 + d * 5 + k;
      const cells = weights.map((track, t) => (track[i] ?? 0) + (changed && t === 0 ? (i === 1 ? 0.5 : i === 2 ? -0.5 : 0) : 0));
      return `        ${indicators[i]?.name ?? ''} ${cells.join(' | ')}`;
    });
    return `      维度${group + 1}之${d + 1} {\n${rows.join('\n')}\n      }`;
  });
  return `    大类${group + 1} {\n${dimensions.join('\n')}\n    }`;
}

export function benchPlan(changed = false): Plan {
  const { plan, diagnostics } = createProgram({ root: 'bench.heng', files: new Map([['bench.heng', policyText(changed)]]) });
  if (!plan) throw new Error(diagnostics.map((d) => `${d.code} ${JSON.stringify(d.place)} ${JSON.stringify(d.params)}`).join('\n'));
  return plan;
}
