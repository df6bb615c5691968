import { ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client';
import type { Client, Sink, SubscribePayload } from 'graphql-ws';
import { expect, it } from 'vitest';
import { rememberStart, resumingLink } from './resumingLink.ts';

const SUBSCRIPTION = gql`
  subscription S($after: String) {
    alerts(after: $after) {
      cursor
    }
  }
`;

/** The client's side of a line: what was subscribed to, and a way to answer. */
function line() {
  const asked: { after: unknown; sink: Sink }[] = [];
  const closed: (() => void)[] = [];
  const client = {
    on: (_event: string, listener: () => void) => {
      closed.push(listener);
      return () => undefined;
    },
    subscribe: (payload: SubscribePayload, sink: Sink) => {
      asked.push({ after: payload.variables?.['after'], sink });
      return () => undefined;
    },
  } as Partial<Client> as Client; // all that the link uses of it
  return { asked, client, cut: () => closed.forEach((listener) => listener()) };
}

const resync = [{ message: 'too long ago', extensions: { code: 'RESYNC' } }];

it('goes on where the line was cut, and from the present where the stream has forgotten that place', () => {
  const { asked, client, cut } = line();
  let resyncs = 0;
  const apollo = new ApolloClient({ link: resumingLink(client, () => resyncs++), cache: new InMemoryCache() });
  const got: unknown[] = [];
  apollo.subscribe({ query: SUBSCRIPTION }).subscribe(({ data, error }) => got.push(error ?? data));

  rememberStart({ cursor: 'old.1' });
  expect(asked.map(({ after }) => after)).toEqual([undefined]);
  cut();
  rememberStart({ cursor: 'new.7' });
  asked[0]?.sink.error(resync);
  expect(asked.map(({ after }) => after)).toEqual([undefined, 'new.7']);
  expect(resyncs).toBe(1);

  asked[1]?.sink.next({ data: { alerts: { cursor: 'new.8', __typename: 'AlertHappening' } } });
  expect(got).toEqual([{ alerts: { cursor: 'new.8', __typename: 'AlertHappening' } }]);
  asked[1]?.sink.error(resync);
  asked[2]?.sink.error(resync);
  expect(asked.map(({ after }) => after)).toEqual([undefined, 'new.7', 'new.7', undefined]);
  expect(resyncs).toBe(3);
});

it('passes every other error on', () => {
  const { asked, client } = line();
  const apollo = new ApolloClient({
    link: ApolloLink.from([resumingLink(client, () => expect.unreachable())]),
    cache: new InMemoryCache(),
  });
  const errors: unknown[] = [];
  apollo
    .subscribe({ query: SUBSCRIPTION })
    .subscribe({ next: ({ error }) => errors.push(error), error: (error: unknown) => errors.push(error) });
  asked[0]?.sink.error([{ message: 'no', extensions: { code: 'FORBIDDEN' } }]);
  expect(errors).toHaveLength(1);
  expect(asked).toHaveLength(1);
});
