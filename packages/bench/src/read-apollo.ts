import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { type Answer, memberOf } from './read-question.ts';

const TYPES = `
  type Query { members(first: Int!, after: String): Members! }
  type Members { edges: [MemberEdge!]! }
  type MemberEdge { node: Member! }
  type Member { id: ID! number: String! name: String! phone: String joinedOn: String! level: Level! tags: [MemberTag!]! sales(first: Int!): Sales! }
  type Level { name: String! colour: String! }
  type MemberTag { tag: Tag! }
  type Tag { name: String! colour: String! }
  type Sales { edges: [SaleEdge!]! }
  type SaleEdge { node: Sale! }
  type Sale { id: ID! number: String! businessDate: String! amount: Int! lines: [SaleLine!]! }
  type SaleLine { quantity: Int! amount: Int! product: Product! }
  type Product { name: String! }`;

/** Apollo alone in front of the floor's statement: what GraphQL costs that does nothing but pass on. */
export async function listen(ask: (after: string, first: number) => Promise<string>): Promise<string> {
  const members = async (_root: unknown, { first, after }: { first: number; after: string }) => {
    const { data }: Answer = JSON.parse(await ask(memberOf(after), first));
    return data.members;
  };
  const server = new ApolloServer({ typeDefs: TYPES, resolvers: { Query: { members } } });
  return (await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })).url;
}
