import { ApolloLink, Observable } from '@apollo/client';
import { print } from 'graphql';
import type { Client, SubscribePayload } from 'graphql-ws';

/** Where the stream was when this page first connected: from there on nothing may be missed. */
let connectedAt: string | undefined;

/** For `on.connected` of the client. */
export function rememberStart(payload: unknown): void {
  const cursor = cursorIn(payload);
  connectedAt ??= cursor;
}

function cursorIn(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'cursor' in value && typeof value.cursor === 'string' ? value.cursor : undefined;
}

/**
 * Subscriptions that go on where the line was cut. The client sends the same payload again on a new connection, so its `after`
 * follows the cursors that came; before the first of them it is where the page connected.
 */
export function resumingLink(client: Client): ApolloLink {
  return new ApolloLink(
    (operation) =>
      new Observable((observer) => {
        const variables: Record<string, unknown> = { ...operation.variables };
        const query = print(operation.query);
        const resumes = /\$after\b/.test(query);
        const payload: SubscribePayload = { query, variables, operationName: operation.operationName };
        const stopListening = client.on('closed', () => {
          if (resumes) variables['after'] ??= connectedAt;
        });
        const unsubscribe = client.subscribe<Record<string, unknown>>(payload, {
          next: (result) => {
            const cursor = Object.values(result.data ?? {}).map(cursorIn)[0];
            if (resumes && cursor) variables['after'] = cursor;
            observer.next({ data: result.data, errors: result.errors });
          },
          error: (error) => observer.error(error),
          complete: () => observer.complete(),
        });
        return () => {
          stopListening();
          unsubscribe();
        };
      }),
  );
}
