import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Kind, OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';

const http = new HttpLink({
  uri: '/graphql',
  credentials: 'same-origin',
  headers: { 'apollo-require-preflight': 'true' },
});

const socket = new GraphQLWsLink(
  createClient({ url: () => `${location.origin.replace(/^http/, 'ws')}/graphql`, lazy: true, retryAttempts: Infinity }),
);

/** Errors come back in the language of the page. */
const language = new SetContextLink(({ headers }) => ({
  headers: { ...headers, 'accept-language': document.documentElement.lang },
}));

const isSubscription = (operation: ApolloLink.Operation) =>
  operation.query.definitions.some(
    (node) => node.kind === Kind.OPERATION_DEFINITION && node.operation === OperationTypeNode.SUBSCRIPTION,
  );

export const client = new ApolloClient({
  link: ApolloLink.split(isSubscription, socket, language.concat(http)),
  // Pages of a member's purchases are joined as they come.
  cache: new InMemoryCache({ typePolicies: { Member: { fields: { sales: relayStylePagination() } } } }),
  // react-admin's own query cache decides when a list is read again; Apollo's is for the charts and pickers.
  defaultOptions: { query: { fetchPolicy: 'network-only' } },
});

/** Runs a query and answers its data. @throws CombinedGraphQLErrors, network errors */
export async function query<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { data } = await client.query({ query: document, variables });
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
