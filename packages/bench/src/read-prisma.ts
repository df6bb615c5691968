import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import SchemaBuilder from '@pothos/core';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import { getDatamodel } from '@regulars/db/generated/pothos-types';
import type PrismaTypes from '@regulars/db/generated/pothos-types';
import { createPool } from '@regulars/db/pool';
import { createPrisma, type PrismaClient } from '@regulars/db/prisma';

/** Pothos and Prisma as their manuals show them, behind Apollo: no viewer, no scope, no limits. */
export async function listen(url: string): Promise<string> {
  const schema = schemaOver(createPrisma(createPool(url, { max: Number(process.env['POOL_SIZE']) })));
  return (await startStandaloneServer(new ApolloServer({ schema }), { listen: { port: 0, host: '127.0.0.1' } })).url;
}

function schemaOver(prisma: PrismaClient) {
  const builder = new SchemaBuilder<{
    PrismaTypes: PrismaTypes;
    DefaultFieldNullability: false;
    Scalars: { Day: { Input: string; Output: Date } };
  }>({
    plugins: [RelayPlugin, PrismaPlugin],
    defaultFieldNullability: false,
    scopeAuth: { authScopes: () => ({}) }, // asked for by the types of the product's own plugins; not in use here
    relay: { cursorType: 'String' },
    prisma: { client: prisma, dmmf: getDatamodel(), maxConnectionSize: 200, defaultConnectionSize: 25 },
  });
  builder.scalarType('Day', { serialize: (day) => day.toISOString().slice(0, 10) });
  builder.prismaObject('Level', { fields: (t) => ({ name: t.exposeString('name'), colour: t.exposeString('colour') }) });
  builder.prismaObject('Tag', { fields: (t) => ({ name: t.exposeString('name'), colour: t.exposeString('colour') }) });
  builder.prismaObject('MemberTag', { fields: (t) => ({ tag: t.relation('tag') }) });
  builder.prismaObject('Product', { fields: (t) => ({ name: t.exposeString('name') }) });
  builder.prismaObject('SaleLine', {
    fields: (t) => ({
      quantity: t.float({ resolve: ({ quantity }) => Number(quantity) }),
      amount: t.float({ resolve: ({ amount }) => Number(amount) }),
      product: t.relation('product'),
    }),
  });
  builder.prismaNode('Sale', {
    id: { field: 'member_id_id' },
    fields: (t) => ({
      number: t.exposeString('number'),
      businessDate: t.expose('business_date', { type: 'Day' }),
      amount: t.float({ resolve: ({ amount }) => Number(amount) }),
      lines: t.relation('lines', { query: { orderBy: { line_no: 'asc' } } }),
    }),
  });
  builder.prismaNode('Member', {
    id: { field: 'id' },
    fields: (t) => ({
      number: t.exposeString('number'),
      name: t.exposeString('name'),
      phone: t.exposeString('phone', { nullable: true }),
      joinedOn: t.expose('joined_on', { type: 'Day' }),
      level: t.relation('level'),
      tags: t.relation('tags', {
        query: () => ({ where: { OR: [{ expires_on: null }, { expires_on: { gte: new Date() } }] }, orderBy: { tagged_at: 'desc' } }),
      }),
      sales: t.relatedConnection('sales', { cursor: 'member_id_id', query: { orderBy: [{ business_date: 'desc' }, { id: 'desc' }] } }),
    }),
  });
  builder.queryType({
    fields: (t) => ({
      members: t.prismaConnection({
        type: 'Member',
        cursor: 'id',
        resolve: (query) =>
          prisma.member.findMany({ ...query, where: { kind: { not: 'GUEST' }, archived_at: null }, orderBy: { id: 'desc' } }),
      }),
    }),
  });
  return builder.toSchema();
}
