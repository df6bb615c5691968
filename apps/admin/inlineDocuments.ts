import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const GENERATED = path.join(import.meta.dirname, 'src/gql/graphql.ts');
const CALL = /graphql\(\s*`([^`]*)`\s*,?\s*\)/g;
const IMPORT = /import \{ graphql \} from '[^']*gql\/gql\.ts';/;

/** The export that holds what a text of GraphQL says: its operation, or its fragment where it has none. */
function exportOf(text: string): string {
  const operation = /\b(?:query|mutation|subscription)\s+(\w+)/.exec(text)?.[1];
  return operation ? `${operation}Document` : `${/\bfragment\s+(\w+)/.exec(text)?.[1]}FragmentDoc`;
}

/** The generated documents by the names of their exports, as JSON. */
function generatedDocuments(): Map<string, string> {
  const lines = readFileSync(GENERATED, 'utf8').matchAll(/^export const (\w+?(?:Document|FragmentDoc)) = (\{.*\}) as \w+ as /gm);
  return new Map([...lines].map(([, name = '', json = '']) => [name, json]));
}

/**
 * Puts each parsed document where it is used. The generated `graphql()` looks it up in one table of all documents, which every page
 * would have to load before it could ask for anything.
 */
export const inlineDocuments = (): Plugin => {
  let documents = new Map<string, string>();
  return {
    name: 'inline-documents',
    apply: 'build',
    enforce: 'pre',
    buildStart: () => {
      documents = generatedDocuments();
    },
    transform: (code, id) => {
      if (!IMPORT.test(code)) return null;
      const inlined = code.replace(CALL, (call, text: string) => documents.get(exportOf(text)) ?? call);
      if (/\bgraphql\(/.test(inlined)) throw new Error(`${id}: a document that was not generated`);
      return { code: inlined.replace(IMPORT, ''), map: null };
    },
  };
};
