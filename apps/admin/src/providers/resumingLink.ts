import { ApolloLink, Observable } from '@apollo/client';
import { print } from 'graphql';
import type { Client, SubscribePayload } from 'graphql-ws';

/** Where the stream was when this page first connected: from there on nothing may be missed. And when it last did. */
let connectedAt: string | undefined;
let lastConnectedAt: string | undefined;

/** For `on.connected` of the client. */
export function rememberStart(payload: unknown): void {
  lastConnectedAt = cursorIn(payload);
  connectedAt ??= lastConnectedAt;
}

function cursorIn(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'cursor' in value && typeof value.cursor === 'string' ? value.cursor : undefined;
}

/** Whether a subscription ended because the stream no longer knows the place where it wanted to go on. */
function isResync(error: unknown): boolean {
  return Array.isArray(error) && error.some((one: { extensions?: { code?: unknown } }) => one.extensions?.code === 'RESYNC');
}

/**
 * Subscriptions that go on where the line was cut. The client sends the same payload again on a new connection, so its `after`
 * follows the cursors that came; before the first of them it is where the page connected. Where that is too long ago (RESYNC) it
 * goes on from the present connection, and `onResync` is to read everything again.
 */
export function resumingLink(client: Client, onResync: () => void): ApolloLink {
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
        const begin = (): (() => void) =>
          client.subscribe<Record<string, unknown>>(payload, {
            next: (result) => {
              const cursor = Object.values(result.data ?? {}).map(cursorIn)[0];
              if (resumes && cursor) variables['after'] = cursor;
              observer.next({ data: result.data, errors: result.errors });
            },
            error: (error) => {
              if (!resumes || !isResync(error)) return observer.error(error);
              // Refused even there: from now on, whatever that is.
              variables['after'] = variables['after'] === lastConnectedAt ? undefined : lastConnectedAt;
              connectedAt = lastConnectedAt;
              unsubscribe = begin();
              onResync();
            },
            complete: () => observer.complete(),
          });
        let unsubscribe = begin();
        return () => {
          stopListening();
          unsubscribe();
        };
      }),
  );
}
