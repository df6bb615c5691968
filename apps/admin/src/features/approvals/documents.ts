import { graphql } from '../../gql/gql.ts';

export const ApprovalsDocument = graphql(`
  query Approvals($first: Int, $after: String, $filter: ApprovalFilter) {
    approvals(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...ApprovalFields
        }
      }
    }
  }

  fragment ApprovalFields on Approval {
    id
    kind
    state
    words
    reason
    requestedAt
    requestedBy
    decidedAt
    decidedBy
    note
    own
    mayDecide
    org {
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

export const ApprovalDocument = graphql(`
  query Approval($id: ID!) {
    node(id: $id) {
      ... on Approval {
        ...ApprovalFields
      }
    }
  }
`);

export const DecideApprovalDocument = graphql(`
  mutation DecideApproval($id: ID!, $approve: Boolean!, $note: String, $idempotencyKey: String!) {
    decideApproval(id: $id, approve: $approve, note: $note, idempotencyKey: $idempotencyKey) {
      id
      state
    }
  }
`);

export const WithdrawApprovalDocument = graphql(`
  mutation WithdrawApproval($id: ID!) {
    withdrawApproval(id: $id) {
      id
      state
    }
  }
`);
