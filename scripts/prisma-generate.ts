import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Makes the Prisma client, Pothos' types and Kysely's types. No engine is downloaded; throws if the schema is wrong. */
export function generateFromPrisma(): void {
  const cli = path.join(root, 'node_modules/prisma/build/index.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'generate'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: [path.join(root, 'node_modules/.bin'), process.env.PATH].join(path.delimiter),
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, // never called by generate, but without it Prisma downloads one
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (status !== 0) throw new Error(`prisma generate failed:\n${stdout}${stderr}`);
  typeDaysAsText();
}

/** prisma-kysely makes every DateTime a Timestamp; a `date` column is read as 'YYYY-MM-DD' (packages/db/src/pool.ts). */
function typeDaysAsText(): void {
  const file = path.join(root, 'packages/db/src/generated/kysely.ts');
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
  const dir = path.join(root, 'prisma/schema');
  const schema = readdirSync(dir).filter((name) => name.endsWith('.prisma')).map((name) => readFileSync(path.join(dir, name), 'utf8')).join('\n');
  const byModel = new Map<string, Set<string>>();
  for (const [, model = '', body = ''] of schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)) {
    const fields = [...body.matchAll(/^\s+(\w+)\s+DateTime\b.*@db\.Date\b/gm)].map(([, field = '']) => field);
    byModel.set(model, new Set(fields));
  }
  return byModel;
}
