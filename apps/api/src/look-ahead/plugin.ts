import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { DomainError } from '@regulars/domain/errors';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getVariableValues,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context } from '../context.ts';
import { log } from '../log.ts';
import { answerList, hotLists, type Request } from './lists.ts';
import { NotAhead, notAhead } from './models.ts';
import { fieldsIn } from './selection.ts';

/** Answers an operation of hot lists before it is executed; what it leaves is executed as any other. */
export const lookAheadPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    responseForOperation: async ({ schema, document, operation, request, contextValue }) => {
      if (operation.operation !== 'query') return null;
      const data = await lookAhead({ schema, document, operation, variables: request.variables, context: contextValue });
      return data && { http: { headers: new HeaderMap(), status: undefined }, body: { kind: 'single', singleResult: { data } } };
    },
  }),
};

interface Operation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown> | undefined;
  context: Context;
}

/**
 * What is answered to an operation that asks for hot lists alone: one statement each, and no walk through the schema for every value of
 * every row.
 * @returns null where it cannot be answered exactly as Pothos would: an argument, a right that depends on the row, an error
 */
export async function lookAhead({ schema, document, operation, variables, context }: Operation): Promise<Record<string, unknown> | null> {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  try {
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
    return await answer({ schema, operation, fragments, variables: coerced ?? notAhead('variables'), context, viewer: context.viewer });
  } catch (error) {
    if (!(error instanceof NotAhead || error instanceof DomainError)) log.warn({ err: error }, 'a hot list was left to Prisma');
    return null;
  }
}

async function answer(request: Request): Promise<Record<string, unknown>> {
  const query = request.schema.getQueryType() ?? notAhead('no query');
  const asked = fieldsIn(query, request.operation.selectionSet, request);
  const keys = new Set(asked.map(({ key }) => key));
  if (keys.size < asked.length || !asked.every(({ name }) => hotLists.has(name))) notAhead('another root field');
  return Object.fromEntries(await Promise.all(asked.map(async (selected) => [selected.key, await answerList(selected, request)])));
}
