import { decodeGlobalID, encodeGlobalID } from '@pothos/plugin-relay';
import { DomainError } from '@regulars/domain/errors';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface GlobalId {
  typename: string;
  id: string;
}

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** What stands where an id should, and is none. */
class NoId implements GlobalId {
  readonly typename = '';
  readonly id: string;

  constructor(text: string) {
    this.id = text;
  }
}

/** What an id of an input names. What is no id names nothing: it is refused by the name of its field (`refuseNoIds`). */
export function decoded(id: string): GlobalId {
  try {
    return decodeGlobalID(id);
  } catch {
    return new NoId(id);
  }
}

/** Refuses arguments in which something is no id, whether or not anybody is going to read it. @throws BAD_ID */
export function refuseNoIds(value: unknown, path: readonly string[] = []): void {
  if (value instanceof NoId) throw new DomainError('BAD_ID', {}, fieldOf(path));
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value)) refuseNoIds(part, [...path, name]);
}

/** Of an effect, as in its form, the kind is no part of the name. */
const fieldOf = (path: readonly string[]) =>
  path
    .join('.')
    .replace(/^input\./, '')
    .replace(/\beffect\.(?:gift|bundle)\./, 'effect.');

/**
 * The UUID inside a global id that came as input and must name a thing of this type.
 * @param field path of the input, for the error
 * @throws BAD_ID
 */
export function uuidOf(given: GlobalId, typename: string, field: string): string {
  if (given.typename !== typename || !isUuid(given.id)) throw new DomainError('BAD_ID', {}, field);
  return given.id;
}

/** The UUID inside a global id that stands in a path. @throws BAD_ID */
export function uuidIn(text: string, typename: string, field: string): string {
  return uuidOf(decoded(text), typename, field);
}

/** The same for an input that may be left out (undefined) or be emptied (null). */
export function optionalUuid<Empty extends null | undefined>(given: GlobalId | Empty, typename: string, field: string): string | Empty {
  return given ? uuidOf(given, typename, field) : given;
}

/**
 * The UUIDs inside the id of a thing with a composite key.
 * @throws BAD_ID
 */
export function uuidPairOf(given: GlobalId, typename: string, field: string): [string, string] {
  const [first, second] = given.typename === typename ? uuidPair(given.id) : [];
  if (!first || !second) throw new DomainError('BAD_ID', {}, field);
  return [first, second];
}

/** The parts of a composite id as Pothos writes it (JSON); empty when it is not one. */
export function uuidPair(id: string): string[] {
  try {
    const parts: unknown = JSON.parse(id);
    return Array.isArray(parts) && parts.length === 2 && parts.every((part) => typeof part === 'string' && isUuid(part)) ? parts : [];
  } catch {
    return [];
  }
}

/** The global id of a thing, for the details of an error. */
export function globalId(typename: string, uuid: string): string {
  return encodeGlobalID(typename, uuid);
}
