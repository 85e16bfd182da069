import type { Catalogue } from '../../../engine/plan/index.ts';

/** What a policy as a whole must say. */
export const policyCatalogue = {
  /** No file says 办法. */
  'no-policy': {
    severity: 'error',
    zh: {
      message: '这里没有以“办法 名称 { … }”开头的文件，因而不知道规则属于哪一部办法。',
      hint: '在主文件开头写：办法 某某考核 { 年度 2023; 满分 100 }',
    },
    en: {
      message: 'No file here says "policy name { … }", so the rules belong to no policy.',
      hint: 'Begin the main file with: policy name { year 2023; full 100 }',
    },
  },
  /** A second 办法 in the files of one policy. */
  'two-policies': {
    severity: 'error',
    zh: { message: '一部办法里又写了一次“办法”：{name}。', hint: '一个文件夹放一部办法；补充的规则写成：细则 "…" 于 {policy} { … }' },
    en: {
      message: 'The files of one policy hold a second "policy": {name}.',
      hint: 'Keep one policy a folder; write further rules as: detail_rules "…" of {policy} { … }',
    },
  },
  /** A header that the policy cannot do without. */
  'missing-header': {
    severity: 'error',
    zh: { message: '办法的开头没有写“{header}”，{why}。', hint: '在“办法 {policy} {”之后加一行：{example}' },
    en: { message: 'The head of the policy does not say "{header}": {why}.', hint: 'After "policy {policy} {" add the line: {example}' },
  },
  'duplicate-header': {
    severity: 'error',
    zh: { message: '“{header}”写了两次，不知道以哪一个为准。', hint: '只留一个。' },
    en: { message: '"{header}" stands twice; which one holds is not clear.', hint: 'Keep one of them.' },
  },
  /** 细则 于 another policy's name. */
  'module-of-other-policy': {
    severity: 'error',
    zh: {
      message: '这份细则属于“{name}”，而这里的办法叫“{policy}”。',
      hint: '把“于”后面的名称改为“{policy}”，或把文件移到那部办法的文件夹。',
    },
    en: {
      message: 'These detail rules belong to "{name}", but the policy here is "{policy}".',
      hint: 'Write "{policy}" after "of", or move the file to that policy\'s folder.',
    },
  },
  'use-outside-folder': {
    severity: 'error',
    zh: {
      message: '“{path}”在办法的文件夹之外；外面的文件改了，结果会悄悄跟着变，所以不能引用。',
      hint: '把文件复制到办法的文件夹里，再引用。',
    },
    en: {
      message: '"{path}" lies outside the policy\'s folder; a change out there would silently change results, so it cannot be used.',
      hint: "Copy the file into the policy's folder and use it from there.",
    },
  },
  'use-not-found': {
    severity: 'error',
    zh: { message: '找不到引用的文件“{path}”。', hint: '[文件夹里有“{nearest}”，是不是它？]路径从办法的文件夹算起。' },
    en: {
      message: 'The file "{path}" is not there.',
      hint: '[The folder holds "{nearest}": is that meant? ]Paths start at the policy\'s folder.',
    },
  },
  /** Two things of one name in one namespace. */
  'duplicate-name': {
    severity: 'error',
    zh: { message: '名称“{name}”用了两次，读到它时不知道指哪一个。', hint: '给其中一个换个名称。' },
    en: { message: 'The name "{name}" is given twice; a reader could mean either.', hint: 'Rename one of them.' },
  },
  /** An assessment's column named as a field of its table. */
  'column-named-as-field': {
    severity: 'error',
    zh: { message: '“{name}”已经是表“{table}”的一列，考核里再用这个名称，读到它时不知道指哪一个。', hint: '给考核里的这一项换个名称。' },
    en: {
      message: '"{name}" is already a column of the table "{table}"; used again in the assessment, a reader could mean either.',
      hint: 'Rename the one in the assessment.',
    },
  },
  /** A continuation (考核 A { … } in a module) of something never declared. */
  'continues-nothing': {
    severity: 'error',
    zh: {
      message: '“{name}”没有写“于 某表”，看来是接着写一个考核，但没有叫这个名称的考核。',
      hint: '[是不是“{nearest}”？]新的考核要写：考核 {name} 于 某表 每月 { … }',
    },
    en: {
      message: '"{name}" says no "of table", so it continues an assessment, but there is none of that name.',
      hint: '[Is "{nearest}" meant? ]A new one says: assessment {name} of table monthly { … }',
    },
  },
  /** A rule added after the freeze without @批准. */
  'added-after-freeze': {
    severity: 'error',
    zh: { message: '“{name}”是 {date} 新增的，晚于冻结日 {freeze}，却没有批准依据。', hint: '经批准的，在前面加一行：@批准("文号")' },
    en: {
      message: '"{name}" was added on {date}, after the freeze of {freeze}, and names no approval.',
      hint: 'If it was approved, put before it: @approval("document number")',
    },
  },
  /** A setting, type, way or tag that the language does not know. */
  'unknown-word': {
    severity: 'error',
    zh: { message: '这里不认识“{word}”。', hint: '[是不是“{nearest}”？]这里可以写：{allowed}' },
    en: { message: '"{word}" is not known here.', hint: '[Is "{nearest}" meant? ]What can stand here: {allowed}' },
  },
  /** A requirement on the rules themselves that they do not meet. */
  'requirement-not-met': {
    severity: 'error',
    zh: { message: '不符合要求“{name}”[（{text}）][，赛道：{track}]。{detail}', hint: '改规则，或改要求。' },
    en: {
      message: 'The requirement "{name}" is not met[ ({text})][, track {track}]. {detail}',
      hint: 'Change the rules, or the requirement.',
    },
  },
} satisfies Catalogue;
