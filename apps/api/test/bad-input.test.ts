import { afterAll, beforeAll, expect, test } from 'vitest';
import { isErrorCode } from '@regulars/domain/errors';
import { schema } from '../src/schema.ts';
import { type Api, type Client, startApi } from './client.ts';
import { filled, find, type Findings } from './fill.ts';
import { idPaths, inputPaths, operation, type RootField, rootFields } from './walk.ts';
import { makeWorld } from './world.ts';

/** What people, files and attackers send, as literals. */
const BAD: Record<string, string[]> = {
  ID: [
    '""',
    '"x"',
    JSON.stringify(btoa('Org:x')),
    JSON.stringify(btoa('Level:00000000-0000-7000-8000-000000000000')),
    JSON.stringify(btoa('Sale:["a",1]')),
  ],
  String: ['""', '"   "', '"a\\u0000b"', '"🍵%_\\\\\'; drop table member --"', JSON.stringify('长'.repeat(5_000))],
  Int: ['-1', '0', '2147483647', '-2147483648'],
  Float: ['-1', '0', '1e308'],
  Money: ['"abc"', '"-1"', '"90071992547409.91"', '"99999999999999999999"', '"0.001"', '5'],
  Quantity: ['"abc"', '"-1"', '"9007199254740.991"', '"99999999999999999999"', '"0.0001"', '5'],
  Date: ['"2026-02-30"', '"1900-01-01"', '"2199-12-31"', '"yesterday"', '5'],
  DateTime: ['"2026-02-30T00:00:00Z"', '"0001-01-01T00:00:00Z"', '"+275760-09-13T00:00:00Z"', '"now"', '5'],
  JSON: ['[]', '"x"', '5', '{ a: [null] }'],
};

/** GraphQL's own refusals of a value, put into words by graphql-js or Apollo. */
const OWN = new Set(['BAD_INPUT', 'GRAPHQL_VALIDATION_FAILED']);

let api: Api;
let owner: Client;
let world: Findings;

beforeAll(async () => {
  const told = await makeWorld();
  api = await startApi();
  owner = await api.as(told.employee('OWNER'));
  world = await find(owner, told);
});
afterAll(() => api.stop());

/** The operation with one bad value in it, all else as it should be. */
function spoiled(root: RootField, bad: { path: string; literal: string }): string {
  const good = filled(world, root, 'east');
  return operation(
    root,
    { also: [...good.also, bad.path], value: (path, type) => (path === bad.path ? bad.literal : good.value(path, type)) },
    root.kind === 'mutation' ? 0 : 1, // a Member and all of its lists would be too broad, and refused for that alone
  );
}

/** What an error about an id may be about: an ID, or a text that is one. Of an effect, as in the form, its kind is no part of the name. */
const idFields = (root: RootField, bad: string) =>
  [...idPaths(root), bad].map((path) => path.replace(/^\w+\.(input\.)?/, '').replace(/\beffect\.(gift|bundle)\./, 'effect.'));

// Whether the value is refused or fits after all: nobody sees a fault of ours, and every refusal is one of the table's.
const inputs = rootFields(schema).flatMap((root) => inputPaths(root).map(({ path, type }) => [path, type, root] as const));
test.each(inputs)('%s (%s)', async (path, type, root) => {
  for (const literal of BAD[type] ?? []) {
    const { errors } = await owner.ask(spoiled(root, { path, literal }));
    const strange = errors.filter(({ code }) => code === 'INTERNAL' || !(isErrorCode(code) || OWN.has(code)));
    expect(strange, literal.slice(0, 60)).toEqual([]);
    const named = errors.flatMap(({ code, field }) => (code === 'BAD_ID' ? [field?.replaceAll(/\.\d+\b/g, '')] : []));
    expect(idFields(root, path)).toEqual(expect.arrayContaining(named));
  }
});
