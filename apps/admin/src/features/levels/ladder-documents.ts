import { graphql } from '../../gql/gql.ts';

export const LaddersDocument = graphql(`
  query Ladders($ladder: RuledLadder!) {
    ladderVersions(ladder: $ladder) {
      id
      number
      state
      reviewMonths
      graceDays
      warnDays
      note
      createdAt
      publishedAt
      retiredAt
      rules {
        up
        keep
        upText
        keepText
        level {
          id
          name
          colour
        }
      }
    }
    levels {
      id
      name
      colour
      rank
      ladder
    }
  }
`);

export const SaveLadderDocument = graphql(`
  mutation SaveLadder($input: LadderDraftInput!) {
    saveLadderDraft(input: $input) {
      id
    }
  }
`);

export const PublishLadderDocument = graphql(`
  mutation PublishLadder($ladder: RuledLadder!) {
    publishLadder(ladder: $ladder) {
      id
    }
  }
`);

export const DiscardLadderDocument = graphql(`
  mutation DiscardLadder($ladder: RuledLadder!) {
    discardLadderDraft(ladder: $ladder)
  }
`);

export const SimulateLadderDocument = graphql(`
  query SimulateLadder($id: ID!) {
    ladderSimulation(id: $id) {
      members
      from {
        id
        name
        rank
      }
      to {
        id
        name
        rank
      }
    }
  }
`);
