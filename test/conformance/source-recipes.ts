/** Texts of policies that do not belong into a repository: too large, too deep, or with characters that no editor keeps. */

/** By code, with ⟦ and ⟧ round what the one finding points to. */
export const sourceRecipes: ReadonlyMap<string, () => string> = new Map([
  // Five megabytes of comment.
  ['file-too-large', () => `⟦办⟧法 街道绩效考核 { 年度 2023 }\n${`// ${'注'.repeat(97)}\n`.repeat(53_000)}`],
  ['line-too-long', () => `${head}⟦/⟧/ ${'注'.repeat(100_000)}\n`],
  ['not-text', () => `${head}// ⟦\u0000⟧\n`],
  ['wrong-encoding', () => `${head}// ⟦\ufffd⟧\n`],
  ['nesting-too-deep', () => policy(`${'('.repeat(199)}⟦(⟧${'('.repeat(9_800)}满意度${')'.repeat(10_000)}`)],
  ['formula-too-long', () => policy(`满意度${' + 1 分'.repeat(1_001)}⟦⟧`)],
  ['too-many-mistakes', () => policy(`满意度\n${'  计分 = 满意度\n'.repeat(100)}  计分 ⟦=⟧ 满意度`)],
]);

const head = '办法 街道绩效考核 {\n  年度 2023\n  缺失 报错\n}\n';

function policy(formula: string): string {
  return `${head}\n对象 街道 {\n  满意度 : 分 0 .. 100 每年\n}\n\n考核 年度考核 于 街道 每年 {\n  计分 总分 = ${formula}\n}\n`;
}
