import type { Catalogue } from '../../engine/plan/index.ts';

/** Codes of reading files: what stands on the disk before anybody knows what it says. */
export const projectCatalogue = {
  // A .heng file that holds bytes no text has (NUL).
  'file-binary': {
    severity: 'error',
    zh: { message: '{file} 不是文本文件，里面有二进制内容。', hint: '办法要以 UTF-8 文本保存；请检查是否把其他文件改名成了 .heng。' },
    en: {
      message: '{file} is not text: it holds binary content.',
      hint: 'Save the policy as UTF-8 text; perhaps another file was renamed to .heng.',
    },
  },
  // A .heng file whose bytes are not UTF-8.
  'file-not-utf8': {
    severity: 'error',
    zh: { message: '{file} 不是 UTF-8 文本：第 {line} 行有无法识别的字节。', hint: '请在编辑器里以 UTF-8 编码另存（可能原来是 GBK）。' },
    en: {
      message: '{file} is not UTF-8 text: line {line} holds bytes that cannot be read.',
      hint: 'Save it as UTF-8 in the editor; it may be in GBK.',
    },
  },
  // A file on the disk larger than anything of its kind; a policy's text that is too long once read is `file-too-large`.
  'file-over-limit': {
    severity: 'error',
    zh: { message: '{file} 有 {size} MB，超过了 {limit} MB 的上限，没有读取。', hint: '请把文件拆小，或检查是否放错了文件。' },
    en: {
      message: '{file} has {size} MB, more than the limit of {limit} MB, and was not read.',
      hint: 'Split the file, or check whether it belongs here.',
    },
  },
  // A symbolic link that leads out of the folder.
  'link-outside-folder': {
    severity: 'warning',
    zh: { message: '{file} 是指向文件夹之外的链接，没有读取。', hint: '请把文件本身放进文件夹。' },
    en: { message: '{file} is a link that leads out of the folder; it was not read.', hint: 'Put the file itself into the folder.' },
  },
} as const satisfies Catalogue;
