import { graphql } from '../../gql/gql.ts';

export const MyShiftDocument = graphql(`
  query MyShift {
    myShift {
      ...ShiftFields
    }
  }

  fragment ShiftFields on Shift {
    id
    till
    businessDate
    openedAt
    closedAt
    float
    counted
    expected
    difference
    note
    store {
      id
      name
      timeZone
    }
    openedBy {
      id
      name
    }
    closedBy {
      id
      name
    }
  }
`);

export const ShiftsDocument = graphql(`
  query Shifts($first: Int, $after: String, $branchId: ID, $open: Boolean) {
    shifts(first: $first, after: $after, branchId: $branchId, open: $open) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...ShiftFields
        }
      }
    }
  }
`);

export const ShiftDocument = graphql(`
  query Shift($id: ID!) {
    node(id: $id) {
      ... on Shift {
        ...ShiftFields
      }
    }
  }
`);

export const ShiftReportDocument = graphql(`
  query ShiftReport($id: ID!) {
    node(id: $id) {
      ... on Shift {
        id
        moves {
          kind
          amount
          reason
          at
        }
        report {
          expectedCash
          taken {
            kind
            method
            count
            amount
          }
          methods {
            method
            amount
          }
        }
      }
    }
  }
`);

export const OpenShiftDocument = graphql(`
  mutation OpenShift($idempotencyKey: String!, $input: OpenShiftInput!) {
    openShift(idempotencyKey: $idempotencyKey, input: $input) {
      id
    }
  }
`);

export const CloseShiftDocument = graphql(`
  mutation CloseShift($idempotencyKey: String!, $input: CloseShiftInput!) {
    closeShift(idempotencyKey: $idempotencyKey, input: $input) {
      ...ShiftFields
    }
  }
`);

export const MoveCashDocument = graphql(`
  mutation MoveShiftCash($idempotencyKey: String!, $input: MoveCashInput!) {
    moveShiftCash(idempotencyKey: $idempotencyKey, input: $input) {
      id
    }
  }
`);
