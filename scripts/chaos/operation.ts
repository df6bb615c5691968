import type { Random } from '../../prisma/seed/random.ts';
import type { Books } from './books.ts';
import type { Data } from './caller.ts';
import type { World } from './world.ts';

/** Something that was done, and that can be gone on from once. Money in minor units. */
interface Done {
  id: string;
  memberId: string;
  storeId: string;
  amount: number;
  toMemberId?: string;
}

/** One client's view: its own chance, what it can go on from, the members of all. */
export interface Scene {
  world: World;
  chance: Random;
  left: Record<'sales' | 'holds' | 'promises' | 'transfers' | 'topUps', Done[]>;
  /** A number that nobody had before. */
  next: () => number;
}

/** What the documents ask for, of all that is used here. */
interface Made {
  id: string;
  approval?: { id: string } | null;
}

interface Asked {
  variables: Data;
  /** Once it is answered: puts down what that adds up to. */
  done: (made: Made, books: Books) => void;
}

/** A kind of operation. */
export interface Operation {
  name: string;
  /** How often, beside the others. */
  weight: number;
  /** Calls its field `made`. What it asks for never changes afterwards, so that the same key must give the same text. */
  document: string;
  by?: 'approver';
  /** Where there is no key: the refusal that says that it was done before. */
  doneBefore?: string;
  /** What is asked for now; undefined: there is nothing to do it to. */
  ask: (scene: Scene) => Asked | undefined;
}

export const ENTRY = 'id kind at why postings { amount balanceAfter expiresOn }';
/** A field that takes a key and an input. */
export const given = (field: string, input: string, fields: string) =>
  `mutation ($key: String!, $input: ${input}!) { made: ${field}(idempotencyKey: $key, input: $input) { ${fields} } }`;
/** A field that takes a key and the id of what is there. */
export const named = (field: string, fields: string) =>
  `mutation ($key: String!, $id: ID!) { made: ${field}(idempotencyKey: $key, id: $id) { ${fields} } }`;

export const money = (minor: number): string => (minor / 100).toFixed(2);
export const REASON = 'under fire';
export const somewhere = ({ world, chance }: Scene) => ({ memberId: chance.pick(world.members), storeId: chance.pick(world.stores) });

/** Goes on from something that is left, if there is anything; nobody does so again. */
export const goOn =
  (what: keyof Scene['left'], ask: (from: Done, scene: Scene) => Asked) =>
  (scene: Scene): Asked | undefined => {
    const list = scene.left[what];
    const [from] = list.length === 0 ? [] : list.splice(scene.chance.int(0, list.length - 1), 1);
    return from && ask(from, scene);
  };
