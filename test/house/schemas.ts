import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

/** The published schemas: which type of which file they describe. `npm run schema` writes them. */
export const schemas = [
  // What is a JSON number in a Plan counts something: exact numbers are texts.
  { name: 'plan', source: 'engine/plan/plan.ts', type: 'Plan', numbers: 'integer' },
  { name: 'result', source: 'engine/result/result.ts', type: 'Result', numbers: 'number' },
] as const;
export type Schema = (typeof schemas)[number];

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where a schema is kept. */
export function fileOf({ name }: Schema): string {
  return `${root}docs/schema/${name}.schema.json`;
}

/** The schema as the types give it now. Descriptions are the types' own comments; nothing unknown is let in. */
export function generateSchema({ name, source, type, numbers }: Schema): object {
  const generator = createGenerator({
    path: `${root}${source}`,
    tsconfig: `${root}tsconfig.json`,
    type,
    schemaId: `urn:heng:schema:${name}:1`,
    additionalProperties: false,
    skipTypeCheck: true,
  });
  const exact = (key: string, value: unknown): unknown => (key === 'type' && value === 'number' ? numbers : value);
  return Object(JSON.parse(JSON.stringify(generator.createSchema(type), exact)));
}
