import { graphql } from '../../gql/gql.ts';

export const HoldsDocument = graphql(`
  query Holds($first: Int, $after: String, $filter: ValueHoldFilter) {
    valueHolds(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...HoldFields
        }
      }
    }
  }

  fragment HoldFields on ValueHold {
    id
    amount
    state
    reason
    storeName
    here
    createdAt
    expiresAt
    endedAt
    asset {
      id
      kind
      name
    }
    createdBy {
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

export const HoldDocument = graphql(`
  query Hold($id: ID!) {
    node(id: $id) {
      ... on ValueHold {
        ...HoldFields
      }
    }
  }
`);

export const ReserveValueDocument = graphql(`
  mutation ReserveValue($input: ReserveValueInput!, $idempotencyKey: String!) {
    reserveValue(input: $input, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const ConfirmHoldDocument = graphql(`
  mutation ConfirmHold($id: ID!, $idempotencyKey: String!) {
    confirmHold(id: $id, idempotencyKey: $idempotencyKey) {
      id
      state
    }
  }
`);

export const ReleaseHoldDocument = graphql(`
  mutation ReleaseHold($id: ID!, $idempotencyKey: String!) {
    releaseHold(id: $id, idempotencyKey: $idempotencyKey) {
      id
      state
    }
  }
`);
