import { graphql } from '../../gql/gql.ts';

export const GrantPointsDocument = graphql(`
  mutation GrantPoints($input: GrantPointsInput!, $idempotencyKey: String!) {
    grantPoints(input: $input, idempotencyKey: $idempotencyKey) {
      entry {
        id
      }
      approval {
        id
      }
    }
  }
`);

export const ConvertPointsDocument = graphql(`
  mutation ConvertPoints($input: ConvertPointsInput!, $idempotencyKey: String!) {
    convertPoints(input: $input, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const CompleteTaskDocument = graphql(`
  mutation CompleteTask($input: CompleteTaskInput!, $idempotencyKey: String!) {
    completeTask(input: $input, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const PointsAwardsDocument = graphql(`
  query PointsAwards($first: Int!) {
    pointsAwards(first: $first) {
      edges {
        node {
          id
          reason
          score
          state
          members
          given
          failed
          createdAt
          createdBy
          kind {
            id
            name
          }
        }
      }
    }
  }
`);

export const RequestAwardDocument = graphql(`
  mutation RequestAward($input: RequestAwardInput!, $idempotencyKey: String!) {
    requestAward(input: $input, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);
