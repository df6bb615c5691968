import { graphql } from '../../gql/gql.ts';

export const PendingListDocument = graphql(`
  query PendingList($first: Int, $after: String, $filter: PendingPointsFilter) {
    pendingPoints(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...PendingFields
        }
      }
    }
  }

  fragment PendingFields on PointsPending {
    id
    points
    state
    reason
    storeName
    here
    dueOn
    createdAt
    endedAt
    asset {
      id
      name
    }
    member {
      id
      name
      number
    }
  }
`);

export const PendingDocument = graphql(`
  query Pending($id: ID!) {
    node(id: $id) {
      ... on PointsPending {
        ...PendingFields
      }
    }
  }
`);

export const PromisePointsDocument = graphql(`
  mutation PromisePoints($input: PromisePointsInput!, $idempotencyKey: String!) {
    promisePoints(input: $input, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const ConfirmPendingDocument = graphql(`
  mutation ConfirmPending($id: ID!, $idempotencyKey: String!) {
    confirmPendingPoints(id: $id, idempotencyKey: $idempotencyKey) {
      id
      state
    }
  }
`);

export const CancelPendingDocument = graphql(`
  mutation CancelPending($id: ID!, $idempotencyKey: String!) {
    cancelPendingPoints(id: $id, idempotencyKey: $idempotencyKey) {
      id
      state
    }
  }
`);
