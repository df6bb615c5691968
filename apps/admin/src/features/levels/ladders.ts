import type { LevelLadder } from '../../gql/graphql.ts';

/** The ladders, for a choice. */
export const LADDERS = (['REGISTERED', 'PAID', 'STORED_VALUE'] as const satisfies readonly LevelLadder[]).map((id) => ({
  id,
  name: `resources.levels.ladder.${id}`,
}));
