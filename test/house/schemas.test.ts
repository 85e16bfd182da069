import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { createProgram, findRoots } from '../../dsl/index.ts';
import { evaluate } from '../../engine/index.ts';
import type { Plan } from '../../engine/plan/index.ts';
import { serialiseResult, toResult } from '../../engine/result/index.ts';
import { readSheets } from '../../engine/sheets/index.ts';
import { loadTables } from '../../engine/tables/index.ts';
import { dataFiles, lanzhou, policyFiles, programOf } from '../support/policy-files.ts';
import { sourceCases } from '../support/source-cases.ts';
import { fileOf, generateSchema, schemas } from './schemas.ts';

const [planSchema, resultSchema] = schemas.map(generateSchema);
const plan = programOf(policyFiles(lanzhou)).plan;

function validator(schema: object = {}): ValidateFunction {
  return new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);
}

/** What is wrong with a value, as Ajv says it; a value is sent through JSON, as its readers get it. */
function faults(validate: ValidateFunction, value: unknown): readonly string[] {
  validate(JSON.parse(JSON.stringify(value)));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

function compiled(): Plan {
  if (plan === undefined) throw new Error('the policy of the new area does not compile');
  return plan;
}

/** The Plans of all policies for tests that compile. */
function otherPlans(): readonly Plan[] {
  const files = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const data = files('../conformance/data/');
  const folders = [files('../support/'), ...readdirSync(data).map((name) => `${data}${name}`)];
  const policies = [
    ...sourceCases().map((one) => createProgram(one)),
    ...folders.flatMap((folder) => {
      const texts = policyFiles(folder);
      return findRoots(texts).map((root) => createProgram({ root, files: texts }));
    }),
  ];
  return policies.flatMap((program) => program.plan ?? []);
}

/** `npm run schema` brings them up to date. */
describe.each(schemas)('the schema of the $name', (schema) => {
  it('is what the types give', async () => {
    await expect(`${JSON.stringify(generateSchema(schema), null, 2)}\n`).toMatchFileSnapshot(fileOf(schema));
  });

  it('lets in nothing unknown', () => {
    expect(objectsLettingIn(generateSchema(schema))).toEqual([]);
  });
});

/** Paths of object schemas that name properties and yet admit others. */
function objectsLettingIn(schema: unknown, path = ''): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const open = 'properties' in schema && 'type' in schema && !('additionalProperties' in schema && schema.additionalProperties === false);
  return [...(open ? [path] : []), ...Object.entries(schema).flatMap(([key, part]) => objectsLettingIn(part, `${path}/${key}`))];
}

describe('a Plan', () => {
  const validate = validator(planSchema);

  it('is valid as it is compiled, whatever the policy', () => {
    const plans = [compiled(), ...otherPlans()];
    expect(plans.length).toBeGreaterThan(10);
    expect(plans.flatMap((each) => faults(validate, each).map((fault) => `${each.name}: ${fault}`))).toEqual([]);
  });

  const [first, ...others] = compiled().nodes;
  it.each<[string, unknown]>([
    ['a field too many', { ...compiled(), colour: 'red' }],
    ['no year', { ...compiled(), year: undefined }],
    ['another version of the language', { ...compiled(), heng: 2 }],
    ['half a year', { ...compiled(), year: 2023.5 }],
    ['a node of an unknown kind', { ...compiled(), nodes: [{ ...first, kind: 'guess' }, ...others] }],
    ['a node without a frame', { ...compiled(), nodes: [{ ...first, frame: undefined }, ...others] }],
    ['a number that a reader could round', { ...compiled(), nodes: [literal({ n: 1.18 }), ...others] }],
    ['a number that is none', { ...compiled(), nodes: [literal({ n: '1.18e3' }), ...others] }],
    ['an unknown operator', { ...compiled(), nodes: [literal({ '**': [{ n: '2' }, { n: '3' }] }), ...others] }],
    ['two operators in one', { ...compiled(), nodes: [literal({ '+': [{ n: '1' }], '-': [{ n: '1' }] }), ...others] }],
    ['no operator', { ...compiled(), nodes: [literal({}), ...others] }],
  ])('is invalid with %s', (_, wrong) => {
    expect(faults(validate, wrong)).not.toEqual([]);
  });

  it('is valid with a literal in its place', () => {
    expect(faults(validate, { ...compiled(), nodes: [literal({ n: '1.18' }), literal({ n: '-289/3' }), ...others] })).toEqual([]);
  });
});

function literal(logic: object): unknown {
  const { id, label, frame, type, src } = compiled().nodes[0] ?? {};
  return { id, label, frame, type, src, role: 'let', kind: 'expr', in: {}, logic };
}

describe('a result', () => {
  const validate = validator(resultSchema);
  const { data, findings } = loadTables(
    compiled(),
    dataFiles(`${lanzhou}/data`).flatMap((file) => readSheets(file).sheets),
  );
  const run = evaluate(compiled(), data, { until: '2023' });
  const result: unknown = JSON.parse(serialiseResult(toResult(run, { policyHash: 'p', dataHash: 'd', engine: 'test', findings })));

  it('is valid as it is computed', () => {
    expect(faults(validate, result)).toEqual([]);
  });

  it('is invalid with another blank', () => {
    expect(
      faults(validate, {
        ...Object(result),
        assessments: [{ name: '甲', of: '乙', period: null, rows: [{ key: '丙', columns: { 丁: { blank: 'none' } } }] }],
      }),
    ).not.toEqual([]);
    expect(
      faults(validate, {
        ...Object(result),
        assessments: [{ name: '甲', of: '乙', period: null, rows: [{ key: '丙', columns: { 丁: { blank: 'na' } } }] }],
      }),
    ).toEqual([]);
  });
});
