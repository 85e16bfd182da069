import type { FoldOp, RoundMode, Severity, Wording } from '../../engine/plan/index.ts';

/** What the command line says of its own accord, one table a language; `{name}` stands for a parameter. */
export type Words = {
  readonly help: Texts<'usage' | 'options' | 'commands' | 'arguments' | 'help' | 'version' | 'program'>;
  readonly commands: Texts<'check' | 'fmt' | 'score' | 'explain' | 'test' | 'diff' | 'plan' | 'data' | 'new' | 'rules'>;
  readonly arguments: Texts<'paths' | 'tested' | 'policy' | 'base' | 'head' | 'code' | 'newName'>;
  readonly options: Texts<
    | (
        | 'format'
        | 'diffData'
        | 'failOn'
        | 'report'
        | 'language'
        | 'level'
        | 'data'
        | 'period'
        | 'asOf'
        | 'assessment'
        | 'evaluator'
        | 'verify'
        | 'columns'
      )
    | (
        | 'outFile'
        | 'outFolder'
        | 'corrections'
        | 'save'
        | 'dataFormat'
        | 'force'
        | 'row'
        | 'column'
        | 'depth'
        | 'coverage'
        | 'mutate'
        | 'fmtCheck'
        | 'keywords'
      )
  >;
  readonly wrongUse: Readonly<Record<WrongUseKind, Wording>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly finding: Texts<'hint' | 'related' | 'fix' | 'row' | 'column' | 'sheet'>;
  readonly summary: Texts<
    | 'clean'
    | 'findings'
    | 'lastPeriods'
    | 'errors'
    | 'more'
    | 'hidden'
    | 'wrote'
    | 'noRows'
    | 'corrected'
    | 'moved'
    | 'nobodyMoved'
    | 'formatted'
    | 'wouldFormat'
  >;
  readonly progress: Texts<'reading' | 'scoring'>;
  readonly failure: Wording;
  readonly table: Texts<'assessment' | 'period' | 'key' | 'track' | 'yes' | 'no'>;
  readonly blanks: Texts<'missing' | 'na' | 'not_due' | 'exempt' | 'undecided'>;
  readonly fillIn: FillInWords;
  readonly explain: ExplainWords;
};

/** What stands in a workbook to fill in: of what kind a column is, what it takes, whether it is due. */
type FillInWords = Texts<
  | ('required' | 'optional' | 'period' | 'percent' | 'number' | 'yesNo' | 'date' | 'key' | 'joins' | 'leaves')
  | ('reference' | 'option' | 'text' | 'range' | 'and' | 'said' | 'sheet')
> & {
  readonly headings: Texts<'table' | 'column' | 'kind' | 'range' | 'required' | 'meaning'>;
  readonly notes: Texts<'lead' | 'owner' | 'source' | 'basis' | 'note' | 'illustrative'>;
};

/** The words of an explanation: one line each beneath the figure that they belong to. */
export type ExplainWords = Texts<
  | ('basis' | 'illustrative' | 'rounded' | 'atMost' | 'atLeast' | 'case' | 'otherwise' | 'cell' | 'filled' | 'rate' | 'weight')
  | ('tier' | 'fold' | 'leftOut' | 'notHeld' | 'unknown' | 'none' | 'more' | 'above' | 'history' | 'nowhere' | 'beforeJoining')
  | ('by' | 'desc' | 'asc' | 'place' | 'alone' | 'neighbour' | 'excluded' | 'take' | 'base' | 'assessed' | 'all')
  | ('step' | 'effect' | 'ceiling' | 'set' | 'entered' | 'moved' | 'dropped' | 'closed')
> & {
  readonly modes: Readonly<Record<RoundMode, string>>;
  readonly folds: Readonly<Record<FoldOp, string>>;
  readonly lags: Texts<'back' | 'streak' | 'toDate'>;
  readonly acts: Texts<'ceiling' | 'set' | 'drop' | 'bar'>;
};

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** The ways in which a command line can be wrong: exit 2. */
export type WrongUseKind =
  | ('usage' | 'unknownOption' | 'unknownCommand' | 'missingArgument' | 'missingOption' | 'missingValue' | 'tooManyArguments')
  | ('unknownChoice' | 'malformedReport' | 'malformedLevel' | 'unknownCode' | 'loweredError')
  | (
      | 'noSuchPath'
      | 'noRevision'
      | 'unreadable'
      | 'unwritable'
      | 'nothingToTest'
      | 'folderExists'
      | 'badName'
      | 'nothingToCheck'
      | 'nothingToFormat'
      | 'noPolicy'
      | 'severalPolicies'
      | 'noData'
    )
  | ('badPeriod' | 'periodOutside' | 'noSuchPeriod' | 'badDate' | 'badNumber')
  | ('unknownAssessment' | 'unknownColumn' | 'unknownRow' | 'extension' | 'notText' | 'exists');
