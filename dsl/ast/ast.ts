/**
 * The syntax tree: what a drafter wrote, in the order in which it was written.
 *
 * Words that only the checker can judge (types, rounding ways, tags, modes) stay names here, so that a misspelt one
 * gets a did-you-mean instead of a syntax error. Keywords are gone: both spellings give the same tree.
 */

import type { Period } from '../../engine/plan/index.ts';

/** Offsets into the file's text, in UTF-16 code units; `end` is exclusive. */
export type Span = { readonly start: number; readonly end: number };

/** A name as written, without its 「」. `missing` marks a name that recovery made up; checkers stay silent about it. */
export type Name = Span & { readonly text: string; readonly quoted?: true; readonly missing?: true };

export type SourceFile = Span & { readonly file: string; readonly items: readonly Item[] };

export type Item = Policy | Use | Module | Constant | Method | TableDecl | Assessment | Procedure | Broken;

/** A stretch of text that no rule fits; a diagnostic has been given. */
export type Broken = Span & { readonly kind: 'broken' };

// ——— Annotations ———

export type Annotation = Span & { readonly name: Name; readonly args: readonly AnnotationArgument[] };
export type AnnotationArgument = NumberLiteral | TextLiteral | DateLiteral | Path | Range;
export type Annotated = { readonly notes: readonly Annotation[] };

// ——— Top level ———

export type Policy = Span & Annotated & { readonly kind: 'policy'; readonly name: Name; readonly headers: readonly Header[] };

export type Header =
  | (Span & { readonly kind: 'year'; readonly value: NumberLiteral })
  | (Span & { readonly kind: 'full'; readonly value: NumberLiteral })
  | (Span & { readonly kind: 'roundScores'; readonly round: RoundModifier })
  | (Span & { readonly kind: 'missing'; readonly rule: Expr })
  | (Span & { readonly kind: 'freeze'; readonly date: DateLiteral })
  | (Span & { readonly kind: 'basis'; readonly text: TextLiteral })
  | (Span & { readonly kind: 'leads'; readonly names: readonly Name[] })
  | Broken;

/** `引用 "共用.heng"` */
export type Use = Span & { readonly kind: 'use'; readonly path: TextLiteral };
/** `细则 "第3项" 于 办法名 { … }`: continues the tables and assessments of that policy. */
export type Module = Span &
  Annotated & { readonly kind: 'module'; readonly title: TextLiteral; readonly policy: Name; readonly items: readonly Item[] };
/** `定义 名 = 式` outside every table. */
export type Constant = Span &
  Annotated & { readonly kind: 'constant'; readonly name: Name; readonly expr: Expr; readonly modifiers: readonly Modifier[] };
/** `算法 名(参数) = 式` */
export type Method = Span &
  Annotated & {
    readonly kind: 'method';
    readonly name: Name;
    readonly parameters: readonly Name[];
    readonly expr: Expr;
    readonly modifiers: readonly Modifier[];
  };

// ——— Tables ———

export type TableDecl = Span &
  Annotated & {
    readonly kind: 'table';
    readonly table: 'subject' | 'ledger';
    /** `唯一`: one row, no key. */
    readonly single: boolean;
    readonly name: Name;
    /** `属于 单位 每月` */
    readonly parent?: Name;
    readonly parentPeriod?: Period;
    /** `按 日期`: the column whose date puts a row into periods. */
    readonly date?: Name;
    readonly members: readonly Member[];
  };

export type Member = Field | Column | Requirement | Broken;

/** `投资完成 : 数(亿元) 0 .. 900 每月 缺失 0 仅参考` */
export type Field = Span &
  Annotated & {
    readonly kind: 'field';
    readonly name: Name;
    readonly type: TypeName;
    readonly range?: Range;
    readonly period?: Period;
    readonly missing?: Expr;
    readonly tags: readonly Name[];
  };

/** `数(亿元)`, `选项(园区、部门)`, or a table's name. */
export type TypeName = Span & { readonly name: Name; readonly args: readonly Name[] };

// ——— Assessments ———

/** `于` is absent where a module continues the assessment of that name. */
export type Assessment = Span &
  Annotated & {
    readonly kind: 'assessment';
    readonly name: Name;
    readonly table?: Name;
    readonly when?: Expr;
    readonly period?: Period;
    readonly body: readonly Statement[];
  };

export type Statement = Tracks | Indicator | Weights | Column | Veto | DirectAward | Ranking | Grades | Award | Flag | Requirement | Broken;

/** `赛道 按 类别` */
export type Tracks = Span & Annotated & { readonly kind: 'tracks'; readonly by: Path };

export type Indicator = Span &
  Annotated & {
    readonly kind: 'indicator';
    readonly name: Name;
    readonly tags: readonly Name[];
    readonly input: IndicatorInput;
    readonly modifiers: readonly Modifier[];
    /** `不适用 折算 | 0分 | 满分 | 均值` */
    readonly notApplicable?: Expr;
  };
export type IndicatorInput =
  | { readonly kind: 'rate'; readonly expr: Expr }
  | { readonly kind: 'score'; readonly expr: Expr }
  | { readonly kind: 'rater'; readonly rater: Name };

/** `体系 基础分 园区 | 部门 { … }` */
export type Weights = Span &
  Annotated & { readonly kind: 'weights'; readonly name: Name; readonly tracks: readonly Name[]; readonly rows: readonly WeightRow[] };
export type WeightRow = Span & { readonly name: Name; readonly cells: readonly WeightCell[]; readonly rows: readonly WeightRow[] };
/** A number, a quotient of two, a percentage of the group; `none` for `-`: not applicable in that track. */
export type WeightCell = (Span & { readonly kind: 'none' }) | (Span & { readonly kind: 'weight'; readonly expr: Expr });

export type ColumnRole = 'let' | 'coefficient' | 'bonus' | 'deduct' | 'total';
export type Column = Span &
  Annotated & {
    readonly kind: 'column';
    readonly role: ColumnRole;
    readonly name: Name;
    readonly expr: Expr;
    readonly modifiers: readonly Modifier[];
  };

/** Act left to right on all of the definition that they stand behind. */
export type Modifier =
  | (Span & { readonly kind: 'cap'; readonly expr: Expr })
  | (Span & { readonly kind: 'floor'; readonly expr: Expr })
  | (Span & { readonly kind: 'unbounded' })
  | RoundModifier;
/** `保留 2 位 四舍五入`; without places 0, without a way the header's. */
export type RoundModifier = Span & { readonly kind: 'round'; readonly places?: NumberLiteral; readonly mode?: Name };

/** `否决 N 当 c [则 …、…]` */
export type Veto = Span &
  Annotated & { readonly kind: 'veto'; readonly name: Name; readonly when: Expr; readonly effects: readonly Effect[] };
/** `直评 N 当 c 则 等次 = G 占名额|不占名额` */
export type DirectAward = Span &
  Annotated & { readonly kind: 'direct'; readonly name: Name; readonly when: Expr; readonly effects: readonly Effect[] };

export type Effect =
  | (Span & { readonly kind: 'ceiling'; readonly target: Path; readonly grade: Name })
  | (Span & { readonly kind: 'set'; readonly target: Path; readonly grade: Name; readonly seated?: boolean })
  | (Span & { readonly kind: 'drop'; readonly target: Path; readonly levels: Expr })
  | (Span & { readonly kind: 'bar'; readonly target: Path });

export type SortKey = Span & { readonly column: Path; readonly order?: 'ascending' | 'descending' };
export type Scope = (Span & { readonly kind: 'same'; readonly columns: readonly Path[] }) | (Span & { readonly kind: 'overall' });

/** `排名 N 按 … [升序] [再按 …] [同 … | 全体] 并列 同名次 | 不跳号` */
export type Ranking = Span &
  Annotated & {
    readonly kind: 'ranking';
    readonly name: Name;
    readonly by: readonly SortKey[];
    readonly scope?: Scope;
    readonly ties?: Name;
  };

export type Grades = Span &
  Annotated & {
    readonly kind: 'grades';
    readonly name: Name;
    /** Empty: a classification. */
    readonly by: readonly SortKey[];
    readonly scope?: Scope;
    readonly base?: Name;
    readonly rows: readonly GradeRow[];
  };
export type GradeRow = Span & {
  readonly name: Name;
  /** Absent: `其余`. */
  readonly when?: Expr;
  readonly atMost?: Amount;
  readonly atLeast?: Amount;
  readonly ties?: Name;
};
/** `30% 向下取整`, `3 名`, an expression. */
export type Amount = Span & { readonly expr: Expr; readonly seats: boolean; readonly mode?: Name };

/** `奖项 N 取 前 n 按 … [同 列 | 全体] [并列 不入 | 全入] 当 c` */
export type Award = Span &
  Annotated & {
    readonly kind: 'award';
    readonly name: Name;
    readonly first: Amount;
    readonly by: readonly SortKey[];
    readonly scope?: Scope;
    readonly ties?: Name;
    readonly when?: Expr;
  };

/** `运用 N 当 c "…"`, `预警 N 当 c "…"` */
export type Flag = Span &
  Annotated & {
    readonly kind: 'flag';
    readonly flag: 'consequence' | 'alert';
    readonly name: Name;
    readonly when: Expr;
    readonly text?: TextLiteral;
  };

/** `要求 N : [每个 定性 指标] c "…"` */
export type Requirement = Span &
  Annotated & {
    readonly kind: 'requirement';
    readonly name: Name;
    readonly each?: readonly Name[];
    readonly holds: Expr;
    readonly text?: TextLiteral;
  };

/** `程序 N 于 表 { 公示日 不晚于 考核日 前 5 天; … }` */
export type Procedure = Span &
  Annotated & { readonly kind: 'procedure'; readonly name: Name; readonly table: Name; readonly steps: readonly ProcedureStep[] };
export type ProcedureStep = Span & { readonly column: Path; readonly limit: Expr };

// ——— Expressions ———

export type Expr =
  | NumberLiteral
  | TextLiteral
  | DateLiteral
  | Path
  | Call
  | Unary
  | Binary
  | In
  | Paren
  | Bands
  | Cases
  | Tiers
  | Shift
  | Missing;

/** `text` is the plain decimal, half-width and without separators ("1234.5"); `percent` where `%` follows; `scale` 万 or 亿; `unit` as written. */
export type NumberLiteral = Span & {
  readonly kind: 'number';
  readonly text: string;
  readonly percent: boolean;
  readonly scale?: '万' | '亿';
  readonly unit?: Name;
};
export type TextLiteral = Span & { readonly kind: 'text'; readonly value: string };
/** `value` is `2023-03-31`. */
export type DateLiteral = Span & { readonly kind: 'date'; readonly value: string };
/** Any name in an expression: a column, an option, a table, 满分, 不适用 … : the binder decides. */
export type Path = Span & { readonly kind: 'path'; readonly names: readonly Name[] };

export type Call = Span & {
  readonly kind: 'call';
  readonly callee: Path;
  readonly args: readonly Expr[];
  /** `当 条件` */
  readonly when?: Expr;
  readonly scope?: Scope;
  /** `经 字段` */
  readonly via?: Path;
  /** `逐级 a、b 权 式`: inner levels first. */
  readonly levels?: readonly Level[];
  /** `权 式` of 加权平均. */
  readonly weight?: Expr;
};

/** A level of means of means; `weight` is that of each of its groups in the mean above. */
export type Level = Span & { readonly column: Path; readonly weight?: Expr };

export type Unary = Span & { readonly kind: 'unary'; readonly op: 'negate' | 'not'; readonly operand: Expr };
export type BinaryOperator = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | '=' | '!=' | 'and' | 'or';
export type Binary = Span & { readonly kind: 'binary'; readonly op: BinaryOperator; readonly left: Expr; readonly right: Expr };
/** `x 在 (a、b)`, `x 不在 (a、b)`, `x 在 1 .. 3` */
export type In = Span & { readonly kind: 'in'; readonly negated: boolean; readonly operand: Expr; readonly set: Range | OptionSet };
export type Range = Span & { readonly kind: 'range'; readonly low: Expr; readonly high: Expr };
export type OptionSet = Span & { readonly kind: 'set'; readonly members: readonly Expr[] };
export type Paren = Span & { readonly kind: 'paren'; readonly expr: Expr; readonly modifiers: readonly Modifier[] };

/** `分档 x { ≥ a: v; … 其余: v }` */
export type Bands = Span & { readonly kind: 'bands'; readonly input: Expr; readonly rows: readonly BandRow[] };
export type BandRow = Span & { readonly test: BandTest; readonly value: Expr | Linear };
export type BandTest =
  | (Span & { readonly kind: 'compare'; readonly op: '<' | '<=' | '>' | '>=' | '=' | '!='; readonly threshold: Expr })
  | (Span & { readonly kind: 'options'; readonly options: readonly Name[] })
  | (Span & { readonly kind: 'otherwise' });
/** `线性 a 至 b`: a at this row's threshold, b at that of the row above. */
export type Linear = Span & { readonly kind: 'linear'; readonly from: Expr; readonly to: Expr };

/** `判定 [依次] { 当 c: v; …; 其余: v }`; a row without `when` is 其余. */
export type Cases = Span & { readonly kind: 'cases'; readonly inOrder: boolean; readonly rows: readonly CaseRow[] };
export type CaseRow = Span & { readonly when?: Expr; readonly value: Expr };

/** `累进 x { 前 10: a; 其次 10: b; 此后 每 10: 式 }` */
export type Tiers = Span & { readonly kind: 'tiers'; readonly input: Expr; readonly rows: readonly TierRow[] };
export type TierRow = Span & { readonly kind: 'first' | 'next' | 'beyond'; readonly width: Expr; readonly value: Expr };

/** `日期 前 5 天`, `日期 后 10 工作日` */
export type Shift = Span & {
  readonly kind: 'shift';
  readonly date: Expr;
  readonly direction: 'before' | 'after';
  readonly amount: NumberLiteral;
  readonly unit: 'days' | 'workdays';
};

/** An operand that recovery made up; a diagnostic has been given. */
export type Missing = Span & { readonly kind: 'missing' };
