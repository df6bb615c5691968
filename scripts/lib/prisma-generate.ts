import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.ts';
import { runNode } from './run.ts';

/** Makes the Prisma client, Pothos' types and Kysely's types. No engine is downloaded; throws if the schema is wrong. */
export async function generateFromPrisma(): Promise<void> {
  const bin = inRoot('node_modules/.bin');
  await runNode([inRoot('node_modules/prisma/build/index.js'), 'generate'], {
    env: {
      PATH: [bin, process.env.PATH].join(path.delimiter), // the generators are commands
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, // never called by generate, but without it Prisma downloads one
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  typeDaysAsText();
}

/** prisma-kysely makes every DateTime a Timestamp; a `date` column is read as 'YYYY-MM-DD' (packages/db/src/pool.ts). */
function typeDaysAsText(): void {
  const file = inRoot('packages/db/src/generated/kysely.ts');
  const types = readFileSync(file, 'utf8');
  const typed = [...dayFields()].reduce((text, [model, fields]) => retype(text, model, fields), types);
  writeFileSync(file, typed);
}

function retype(types: string, model: string, fields: Set<string>): string {
  return types.replace(new RegExp(`export type ${model} = \\{[^}]*\\}`), (body) =>
    body.replace(/^(\s+)(\w+)(\??: .*)\bTimestamp\b/gm, (line, indent, field, rest) =>
      fields.has(field) ? `${indent}${field}${rest}string` : line,
    ),
  );
}

/** The fields with @db.Date, by model. */
function dayFields(): Map<string, Set<string>> {
  const dir = inRoot('prisma/schema');
  const schema = readdirSync(dir)
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => readFileSync(path.join(dir, name), 'utf8'))
    .join('\n');
  const byModel = new Map<string, Set<string>>();
  for (const [, model = '', body = ''] of schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)) {
    const fields = [...body.matchAll(/^\s+(\w+)\s+DateTime\b.*@db\.Date\b/gm)].map(([, field = '']) => field);
    byModel.set(model, new Set(fields));
  }
  return byModel;
}
