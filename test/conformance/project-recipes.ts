/** Folders with files that cannot be read: no repository should hold them, so they are made. */

/** A folder's files, and links by the name that they lead to; `at` is the one that the one finding is about. */
export type ProjectRecipe = {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly links?: Readonly<Record<string, string>>;
  readonly at: string;
};

const policy =
  '办法 街道绩效考核 { 年度 2023; 缺失 报错 }\n对象 街道 { 满意度 : 分 0 .. 100 每年 }\n考核 年度考核 于 街道 每年 { 计分 总分 = 满意度 }\n';

/** By code. */
export const projectRecipes: ReadonlyMap<string, ProjectRecipe> = new Map<string, ProjectRecipe>([
  // The beginning of an archive.
  ['file-binary', { files: { '办法.heng': policy, '细则.heng': Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0) }, at: '细则.heng' }],
  // 办法 in GBK.
  ['file-not-utf8', { files: { '办法.heng': policy, '细则.heng': Uint8Array.of(0x0a, 0xb0, 0xec, 0xb7, 0xa8) }, at: '细则.heng' }],
  ['file-over-limit', { files: { '办法.heng': policy, '细则.heng': '// 注\n'.repeat(300_000) }, at: '细则.heng' }],
  ['link-outside-folder', { files: { '办法.heng': policy }, links: { '细则.heng': '/etc/hostname' }, at: '细则.heng' }],
]);
