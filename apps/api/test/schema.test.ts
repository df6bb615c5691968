import { readFileSync } from 'node:fs';
import {
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../src/schema.ts';

test('the committed schema.graphql is the one that is served: else run pnpm generate', () => {
  const committed = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
  expect(committed.trim()).toBe(printSchema(lexicographicSortSchema(schema)).trim());
});

const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
/** Relay's own: what they are is said by Relay. */
const isRelay = (name: string) => /(Connection|Edge)$|^(PageInfo|Node)$/.test(name);

const CLEAR = /^(id|input|first|last|after|before|filter|sort|direction|idempotencyKey)$/;

describe('everything is described', () => {
  test('types', () => {
    const bare = types.filter(
      (type) => !isRelay(type.name) && !(isLeafType(type) && /^(ID|Int|Float|String|Boolean)$/.test(type.name)) && !type.description,
    );
    expect(bare.map((type) => type.name)).toEqual([]);
  });

  test('fields, inputs and arguments, but for ids and pages', () => {
    const bare = types.flatMap((type) => {
      if (isRelay(type.name)) return [];
      if (!isObjectType(type) && !isInputObjectType(type) && !isInterfaceType(type)) return [];
      return Object.values(type.getFields()).flatMap((field) => {
        const given: readonly { name: string; description?: string | null | undefined }[] = 'args' in field ? field.args : [];
        const args = given.filter((arg) => !CLEAR.test(arg.name) && !arg.description);
        const here = `${type.name}.${field.name}`;
        return [...(field.name === 'id' || field.description ? [] : [here]), ...args.map((arg) => `${here}(${arg.name})`)];
      });
    });
    expect(bare).toEqual([]);
  });
});

describe('the shape of the house', () => {
  const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

  test('what can grow is a connection with a total count', () => {
    const connections = queries
      .map((field) => getNamedType(field.type))
      .filter(isObjectType)
      .filter((type) => type.name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThan(5);
    expect(connections.filter((type) => !('totalCount' in type.getFields())).map((type) => type.name)).toEqual([]);
  });

  test('a mutation that moves value asks for an idempotency key', () => {
    const moving = mutations.filter(({ name }) => /^(record|refund|transfer|receive|count|writeOff)/.test(name));
    expect(moving.length).toBeGreaterThan(2);
    for (const { name, args } of moving) {
      const input = args.flatMap((arg) => {
        const type = getNamedType(arg.type);
        return [arg, ...(isInputObjectType(type) ? Object.values(type.getFields()) : [])];
      });
      expect([name, input.some((one) => one.name === 'idempotencyKey' && isNonNullType(one.type))]).toEqual([name, true]);
    }
  });
});
