import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of the admin's documents, from the committed schema into a folder that git ignores. */
const config: CodegenConfig = {
  schema: 'apps/api/schema.graphql',
  documents: ['apps/admin/src/**/*.{ts,tsx}', '!apps/admin/src/gql/**'],
  generates: {
    'apps/admin/src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        strictScalars: true,
        enumsAsTypes: true,
        // Money "12.30", quantities "1.500", days "2026-11-21", instants ISO 8601: all travel as strings.
        scalars: { Money: 'string', Quantity: 'string', Date: 'string', DateTime: 'string', JSON: 'unknown' },
      },
    },
  },
};

export default config;
