import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { relayStylePagination } from '@apollo/client/utilities';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Kind, OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { reach } from './reach.ts';
import { announceResync } from './resync.ts';
import { rememberStart, resumingLink } from './resumingLink.ts';
import { retryWait } from './retryWait.ts';

const http = new HttpLink({
  uri: '/graphql',
  fetch: reach,
  credentials: 'same-origin',
  headers: { 'apollo-require-preflight': 'true' },
});

/** Whatever cuts the line (a sleeping laptop, a restart, 4410: too slow, 4403: other rights) is answered by coming back; 4401 is not. */
const socket = resumingLink(
  createClient({
    url: () => `${location.origin.replace(/^http/, 'ws')}/graphql`,
    connectionParams: () => ({ locale: document.documentElement.lang }),
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait,
    on: { connected: (_socket, payload) => rememberStart(payload) },
  }),
  announceResync,
);

/** Errors come back in the language of the page. */
const language = new SetContextLink(({ headers }) => ({
  headers: { ...headers, 'accept-language': document.documentElement.lang },
}));

const isSubscription = (operation: ApolloLink.Operation) =>
  operation.query.definitions.some((node) => node.kind === Kind.OPERATION_DEFINITION && node.operation === OperationTypeNode.SUBSCRIPTION);

export const client = new ApolloClient({
  link: ApolloLink.split(isSubscription, socket, language.concat(http)),
  // Pages of a member's purchases and statement, and of an alert's members are joined as they come.
  cache: new InMemoryCache({
    possibleTypes: { Billed: [], QuoteChanged: [] }, // of a union, with nothing below them: Apollo warns of data loss where it isn't told
    typePolicies: {
      Member: { fields: { purchases: relayStylePagination(), statement: relayStylePagination(['filter']) } },
      Alert: { fields: { members: relayStylePagination() } },
    },
  }),
  // react-admin's own query cache decides when a list is read again; Apollo's is for the charts and pickers.
  defaultOptions: { query: { fetchPolicy: 'network-only' } },
});

/**
 * Runs a query and answers its data. Pages of lists are kept by react-admin alone: a file of a year's sales would fill Apollo's cache, which
 * takes longer to note them than the API to answer.
 * @throws CombinedGraphQLErrors, network errors
 */
export async function query<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { data } = await client.query({ query: document, variables, ...('first' in variables && { fetchPolicy: 'no-cache' }) });
  if (data === undefined) throw new Error('The server answered without data');
  return data;
}

/** Runs a mutation and answers its data. @throws CombinedGraphQLErrors, network errors */
export async function mutate<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { data } = await client.mutate({ mutation: document, variables });
  if (data === undefined || data === null) throw new Error('The server answered without data');
  return data as Data;
}
