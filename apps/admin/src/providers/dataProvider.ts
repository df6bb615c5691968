import type { DataProvider, Identifier } from 'react-admin';
import { sourceOf } from '../features/sources.ts';
import { type Places, toHttpError } from './errors.ts';
import { numberedPage } from './pager.ts';

/** Runs a call of a room's source; what it cannot do is a mistake of ours, what the API refuses becomes an HttpError. */
async function run<Result>(call: Promise<Result> | undefined, placesOf?: Places): Promise<Result> {
  if (!call) throw new Error('This resource cannot do that');
  try {
    return await call;
  } catch (error) {
    throw toHttpError(error, placesOf);
  }
}

async function readMany(resource: string, ids: readonly Identifier[]) {
  const source = await sourceOf(resource);
  return Promise.all(ids.map((id) => run(source.one?.(String(id)))));
}

/**
 * react-admin's calls over the rooms' typed documents (features/<room>/source.ts). It knows no field of any room.
 * Rooms that have no call for something do not offer it on their pages either.
 */
export const dataProvider = {
  getList: async (resource, { pagination, sort, filter }) => {
    const source = await sourceOf(resource);
    const { page, perPage } = pagination ?? { page: 1, perPage: 100 };
    const rest = { sort: sort ?? { field: 'id', order: 'DESC' }, filter: filter ?? {} };
    if (!source.list) throw new Error(`${resource} has no list`);
    const { rows, hasNextPage, total } = await run(numberedPage(resource, source.list, page, perPage, rest));
    const pageInfo = { hasNextPage, hasPreviousPage: page > 1 };
    return total === null ? { data: rows, pageInfo } : { data: rows, total, pageInfo };
  },
  getOne: async (resource, { id }) => ({ data: await run((await sourceOf(resource)).one?.(String(id))) }),
  getMany: async (resource, { ids }) => ({ data: await readMany(resource, ids) }),
  getManyReference: () => Promise.reject(new Error('Relations are read inside their owner')),
  create: async (resource, { data }) => {
    const source = await sourceOf(resource);
    const { id } = await run(source.create?.(data), source.placesOf);
    return { data: await run(source.one?.(String(id))) };
  },
  update: async (resource, { id, data, previousData }) => {
    const source = await sourceOf(resource);
    await run(source.update?.(String(id), data, previousData), source.placesOf);
    return { data: await run(source.one?.(String(id))) };
  },
  updateMany: () => Promise.reject(new Error('Nothing is changed in bulk')),
  delete: () => Promise.reject(new Error('Nothing is deleted, only archived')),
  deleteMany: () => Promise.reject(new Error('Nothing is deleted, only archived')),
} as DataProvider;
