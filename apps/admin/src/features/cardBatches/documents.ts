import { graphql } from '../../gql/gql.ts';

export const CardBatchesDocument = graphql(`
  query CardBatches($first: Int, $after: String, $branchId: ID) {
    cardBatches(first: $first, after: $after, branchId: $branchId) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          quantity
          sold
          createdAt
          createdBy
          voidedAt
          type {
            id
            name
            colour
          }
          store {
            id
            name
          }
        }
      }
    }
  }
`);

export const CardBlanksDocument = graphql(`
  query CardBlanks($id: ID!, $after: String) {
    node(id: $id) {
      ... on CardBatch {
        id
        blanks(first: 200, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              number
              soldAt
            }
          }
        }
      }
    }
  }
`);

export const CreateCardBatchDocument = graphql(`
  mutation CreateCardBatch($input: CardBatchInput!, $idempotencyKey: String!) {
    createCardBatch(input: $input, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const VoidCardBatchDocument = graphql(`
  mutation VoidCardBatch($id: ID!, $reason: String!) {
    voidCardBatch(id: $id, reason: $reason) {
      id
    }
  }
`);
