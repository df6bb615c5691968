import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';

// Prints the API to apps/api/schema.graphql, which is committed: a change of the API shows in its diff.
process.env.DATABASE_URL ??= 'postgresql://localhost/none'; // the schema is built without a connection
const { schema } = await import('../apps/api/src/schema.ts');
writeFileSync(new URL('../apps/api/schema.graphql', import.meta.url), `${printSchema(lexicographicSortSchema(schema))}\n`);
process.exit(0);
