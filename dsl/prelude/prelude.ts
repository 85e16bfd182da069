/** The standard methods, written in Heng. A policy may not redefine them. */
export const preludeFile = 'prelude.heng';

export const preludeText = `// 标准算法。每个都是代入式子的简写。

算法 完成率(实际, 目标) = 实际 ÷ 目标

// 越低越好的指标：目标 ÷ 实际
算法 逆向完成率(实际, 目标) = 目标 ÷ 实际

// 实绩赋分：与最好的相比
算法 占最优(值, 最优) = 值 ÷ 最优

// 名次每低一名，少得“每名”
算法 名次率(名次, 每名) = 1 − (名次 − 1) × 每名

// 功效系数法：不容许值得六成，满意值得满分
算法 功效(值, 不容许, 满意) = 60% + 40% × (值 − 不容许) ÷ (满意 − 不容许)
`;
