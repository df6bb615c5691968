import { graphql } from '../../gql/gql.ts';
import type { StandingsQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';

export const StandingsDocument = graphql(`
  query Standings($id: ID!) {
    node(id: $id) {
      ... on Member {
        ...Standings
      }
    }
  }

  fragment Standings on Member {
    id
    name
    version
    archivedAt
    standings {
      ladder
      cause
      pinned
      since
      until
      reviewOn
      graceUntil
      level {
        id
        name
        colour
      }
    }
    levelProgress {
      ladder
      keeping
      by
      share
      text
      level {
        id
        name
      }
    }
    levelMoves(first: 20) {
      totalCount
      edges {
        node {
          at
          ladder
          cause
          until
          ruleVersion
          reason
          employeeName
          from {
            name
          }
          to {
            name
          }
        }
      }
    }
  }
`);

export const SetMemberLevelDocument = graphql(`
  mutation SetMemberLevel($id: ID!, $version: Int!, $levelId: ID!, $reason: String!, $until: Date, $pinned: Boolean) {
    setMemberLevel(id: $id, version: $version, levelId: $levelId, reason: $reason, until: $until, pinned: $pinned) {
      id
      version
    }
  }
`);

export const WithdrawMemberLevelDocument = graphql(`
  mutation WithdrawMemberLevel($id: ID!, $version: Int!, $levelId: ID!, $reason: String!) {
    withdrawMemberLevel(id: $id, version: $version, levelId: $levelId, reason: $reason) {
      id
      version
    }
  }
`);

export const SellLevelDocument = graphql(`
  mutation SellLevel($idempotencyKey: String!, $input: SellLevelInput!) {
    sellLevel(idempotencyKey: $idempotencyKey, input: $input) {
      id
    }
  }
`);

export type Holder = NodeOf<StandingsQuery>;
