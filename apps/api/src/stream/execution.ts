import { isAway } from '@regulars/db/away';
import {
  createSourceEventStream,
  type DocumentNode,
  execute,
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';
import { presentError } from '../errors.ts';
import { schema } from '../schema.ts';
import type { EmployeeViewer } from '../viewer.ts';
import type { Request } from './requests.ts';
import { type Happening, Source } from './source.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Errors in the words of the subscriber's language. @param document where it was read: an error names the field as the API calls it, not the variable */
export function present(errors: readonly unknown[], viewer: EmployeeViewer, document?: DocumentNode): GraphQLFormattedError[] {
  return errors.map((error) => {
    const told =
      error instanceof GraphQLError
        ? error
        : new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
    return presentError(told.toJSON(), told, { ...viewer, document });
  });
}

/** Who stands for all that share: the same rights, no person, so that nothing personal can be told to another. */
export function shared(viewer: EmployeeViewer): EmployeeViewer {
  return { ...viewer, id: NOBODY, userId: NOBODY, name: '', ip: null, userAgent: null };
}

/** What graphql-js itself refuses, such as a variable of the wrong shape, is the caller's: by HTTP Apollo says so. */
function asAsked(error: GraphQLError): GraphQLError {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  if (!(cause instanceof GraphQLError) || cause.extensions['code'] !== undefined) return error;
  return new GraphQLError(error.message, { nodes: error.nodes, extensions: { code: 'BAD_USER_INPUT' } });
}

/** Runs the field's `subscribe`, with all its checks. @throws what refuses it: an array of GraphQLErrors */
export async function sourceOf({ document, operationName, variables }: Request, viewer: EmployeeViewer): Promise<Source> {
  const source = await createSourceEventStream({
    schema,
    document,
    contextValue: { viewer },
    variableValues: variables,
    operationName: operationName ?? null,
  });
  if (source instanceof Source) return source;
  throw 'errors' in source ? source.errors?.map(asAsked) : new Error('a subscription field returns a Source: see stream/source.ts');
}

/**
 * The rest of a `next` message, whose beginning is the subscriber's id: made once, sent to all. @throws when the database is away: a
 * payload without data would be a gap
 */
export async function nextMessage(
  { document, operationName, variables }: Request,
  viewer: EmployeeViewer,
  rootValue: Happening,
): Promise<Buffer> {
  const result: ExecutionResult = await execute({
    schema,
    document,
    rootValue,
    contextValue: { viewer },
    variableValues: variables,
    operationName: operationName ?? null,
  });
  const away = result.errors?.find(isAway);
  if (away) throw away;
  const payload = result.errors ? { ...result, errors: present(result.errors, viewer, document) } : result;
  return Buffer.from(`,"type":"next","payload":${JSON.stringify(payload)}}`);
}
