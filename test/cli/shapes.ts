/** What reports must look like by the formats' own rules. Each gives what is wrong. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { type Element, parseXml } from '../testing/xml.ts';

const schema: object = JSON.parse(
  readFileSync(fileURLToPath(new URL('../fixtures/sarif/sarif-2.1.0.schema.json', import.meta.url)), 'utf8'),
);
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

type Region = { readonly startLine: number; readonly startColumn?: number; readonly endLine?: number; readonly endColumn?: number };
export type Location = {
  readonly id?: number;
  readonly message?: { readonly text: string };
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string }; readonly region?: Region };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
};
type Change = {
  readonly artifactLocation: { readonly uri: string };
  readonly replacements: readonly { readonly deletedRegion: Region; readonly insertedContent: { readonly text: string } }[];
};
export type SarifResult = {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  readonly fixes?: readonly { readonly artifactChanges: readonly Change[] }[];
};
type Rule = { readonly id: string; readonly helpUri?: string; readonly help?: { readonly text: string; readonly markdown: string } };
type Notification = { readonly level: string; readonly message: { readonly text: string } };
export type SarifRun = {
  readonly tool: { readonly driver: { readonly version: string; readonly rules: readonly Rule[] } };
  readonly results: readonly SarifResult[];
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly exitCode?: number;
    readonly toolExecutionNotifications?: readonly Notification[];
    readonly toolConfigurationNotifications?: readonly Notification[];
  }[];
};

/** The one run of a SARIF log, and what is wrong with the log: by the schema, and by rules that a schema cannot state. */
export function readSarif(text: string): { readonly run: SarifRun; readonly faults: readonly string[] } {
  const log: { readonly runs: readonly [SarifRun] } = JSON.parse(text);
  validate(log);
  const [run] = log.runs;
  const bySchema = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  return { run, faults: [...bySchema, ...runFaults(run)] };
}

function runFaults({ tool, results }: SarifRun): readonly string[] {
  const { rules } = tool.driver;
  const places = results.flatMap(({ locations, relatedLocations = [] }) => [...locations, ...relatedLocations]);
  const regions = [
    ...places.flatMap(({ physicalLocation: { region } }) => region ?? []),
    ...results.flatMap(({ fixes = [] }) =>
      fixes.flatMap(({ artifactChanges }) => artifactChanges.flatMap(({ replacements }) => replacements.map((one) => one.deletedRegion))),
    ),
  ];
  const uris = [
    ...places.map(({ physicalLocation }) => physicalLocation.artifactLocation.uri),
    ...rules.flatMap(({ helpUri }) => helpUri ?? []),
  ];
  return [
    ...rules.flatMap(({ id }, i) => (rules.findIndex((one) => one.id === id) === i ? [] : [`rule ${id} twice`])),
    ...results.flatMap(({ ruleId, ruleIndex }) => (rules[ruleIndex]?.id === ruleId ? [] : [`${ruleId} is not rule ${ruleIndex}`])),
    ...results.flatMap(({ relatedLocations = [] }) =>
      relatedLocations.flatMap(({ id }, i) => (id === i ? [] : [`related location ${i} has id ${id}`])),
    ),
    ...results.flatMap(({ message }) =>
      /\{(?!\{)\d|\]\(/.test(message.text.replaceAll('{{', '')) ? [`placeholder or link in ${message.text}`] : [],
    ),
    ...regions.flatMap(({ startLine, startColumn = 1, endLine = startLine, endColumn = startColumn }) =>
      startLine >= 1 && startColumn >= 1 && (endLine > startLine || (endLine === startLine && endColumn >= startColumn))
        ? []
        : [`region ${startLine}:${startColumn}`],
    ),
    ...uris.flatMap((uri) => (/^[\w\-.~!$&'()*+,;=:@/%]+$/.test(uri) && !/%(?![0-9A-F]{2})/.test(uri) ? [] : [`not a URI: ${uri}`])),
  ];
}

/** Elements of JUnit as its readers know them: attributes that must and that may stand, and what may stand inside. */
const elements: Readonly<
  Record<string, { readonly must: readonly string[]; readonly may: readonly string[]; readonly inside: readonly string[] }>
> = {
  testsuites: { must: ['name', 'tests', 'failures', 'errors'], may: [], inside: ['testsuite'] },
  testsuite: { must: ['name', 'tests', 'failures', 'errors', 'skipped'], may: [], inside: ['testcase'] },
  testcase: { must: ['name', 'classname'], may: ['file', 'line'], inside: ['failure', 'error', 'system-out'] },
  failure: { must: ['type', 'message'], may: [], inside: [] },
  error: { must: ['type', 'message'], may: [], inside: [] },
  'system-out': { must: [], may: [], inside: [] },
};

export function readJunit(text: string): { readonly root: Element; readonly faults: readonly string[] } {
  const root = parseXml(text);
  return { root, faults: [...(root.name === 'testsuites' ? [] : [`root ${root.name}`]), ...elementFaults(root)] };
}

function elementFaults({ name, attributes, children }: Element): readonly string[] {
  const rule = elements[name];
  if (!rule) return [`unknown element ${name}`];
  const given = Object.keys(attributes);
  const counts = name.startsWith('testsuite') ? countFaults(name, attributes, children) : [];
  return [
    ...rule.must.filter((one) => !given.includes(one)).map((one) => `${name} without ${one}`),
    ...given.filter((one) => !rule.must.includes(one) && !rule.may.includes(one)).map((one) => `${name} with ${one}`),
    ...children.filter((child) => !rule.inside.includes(child.name)).map((child) => `${child.name} in ${name}`),
    ...(name === 'testcase' && children.length > 1 ? ['a case with two outcomes'] : []),
    ...counts,
    ...children.flatMap(elementFaults),
  ];
}

function countFaults(name: string, attributes: Element['attributes'], children: readonly Element[]): readonly string[] {
  const cases = name === 'testsuites' ? children.flatMap((suite) => suite.children) : children;
  const counted = {
    tests: cases.length,
    failures: cases.filter((one) => one.children.some((child) => child.name === 'failure')).length,
    errors: cases.filter((one) => one.children.some((child) => child.name === 'error')).length,
  };
  return Object.entries(counted).flatMap(([key, count]) =>
    attributes[key] === String(count) ? [] : [`${name} ${key}: ${attributes[key] ?? ''}, not ${count}`],
  );
}

export type Annotation = { readonly level: string; readonly properties: Readonly<Record<string, string>>; readonly text: string };

/** Workflow commands as the runner of GitHub reads them: a line each, `%25 %0A %0D %3A %2C` undone. */
export function readAnnotations(text: string): readonly Annotation[] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const [, level = '', properties = '', data = ''] = /^::(error|warning|notice)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
      if (level === '') throw new Error(`not a command: ${line}`);
      const pairs =
        properties === ''
          ? []
          : properties.split(',').map((pair) => [pair.slice(0, pair.indexOf('=')), undone(pair.slice(pair.indexOf('=') + 1))] as const);
      return { level, properties: Object.fromEntries(pairs), text: undone(data) };
    });
}

function undone(text: string): string {
  return text.replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
