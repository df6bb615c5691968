import { getDatamodel } from '@regulars/db/generated/pothos-types';

type Model = ReturnType<typeof getDatamodel>['datamodel']['models'][string];
export type ModelField = Model['fields'][number];

/** What a hot list asks for that only Pothos and Prisma can answer: they are asked instead. */
export class NotAhead extends Error {}

/** @throws NotAhead */
export function notAhead(what: string): never {
  throw new NotAhead(what);
}

const { models } = getDatamodel().datamodel;
const fields = new Map<string, Map<string, ModelField>>();

/** The fields of a model by their names. @throws NotAhead */
export function fieldsOf(model: string): Map<string, ModelField> {
  let known = fields.get(model);
  if (!known) fields.set(model, (known = new Map((models[model]?.fields ?? notAhead(model)).map((field) => [field.name, field]))));
  return known;
}

/** @throws NotAhead */
export const fieldOf = (model: string, name: string): ModelField => fieldsOf(model).get(name) ?? notAhead(`${model}.${name}`);

/** The columns of a model, those of other tables left out. */
export const columnsOf = (model: string): string[] =>
  [...fieldsOf(model).values()].flatMap(({ kind, name }) => (kind === 'object' ? [] : [name]));

/** The columns of its key. @throws NotAhead */
export function keyOf(model: string): string[] {
  const key = models[model]?.primaryKey?.fields ?? [...fieldsOf(model).values()].filter(({ isId }) => isId).map(({ name }) => name);
  return key.length > 0 ? [...key] : notAhead(`${model} has no key`);
}

/** Tables are named after their models in this house. */
export const tableOf = (model: string): string => model.replaceAll(/(?<!^)[A-Z]/g, '_$&').toLowerCase();

/** The columns on both sides by which a relation is joined. @throws NotAhead */
export function joinOf(model: string, relation: string): { target: string; list: boolean; pairs: [own: string, other: string][] } {
  const { type: target, relationName, isList: list, relationFromFields: from = [] } = fieldOf(model, relation);
  const zip = (own: readonly string[], other: readonly string[]) =>
    own.length === other.length ? own.map((name, at): [string, string] => [name, other[at] ?? notAhead(relation)]) : notAhead(relation);
  if (from.length > 0) return { target, list, pairs: zip(from, keyOf(target)) };
  const back = [...fieldsOf(target).values()].find((field) => field.relationName === relationName && field.relationFromFields?.length);
  return { target, list, pairs: zip(keyOf(model), back?.relationFromFields ?? notAhead(relation)) };
}
