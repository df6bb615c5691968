import { graphql } from '../../gql/gql.ts';

export const CardApplicationsDocument = graphql(`
  query CardApplications($first: Int, $after: String, $filter: CardApplicationFilter) {
    cardApplications(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...CardApplicationFields
        }
      }
    }
  }

  fragment CardApplicationFields on CardApplication {
    id
    state
    name
    phone
    employer
    income
    note
    perDay
    perMonth
    inAll
    creditPassed
    creditScore
    creditLimit
    creditNote
    clerk
    checkedBy
    createdAt
    decidedAt
    type {
      id
      name
      colour
      kind
      issueFee
    }
    store {
      id
      name
    }
    member {
      id
      name
      number
    }
    payer {
      id
      name
      number
    }
    card {
      id
      number
    }
  }
`);

export const CardApplicationDocument = graphql(`
  query CardApplication($id: ID!) {
    node(id: $id) {
      ... on CardApplication {
        ...CardApplicationFields
      }
    }
  }
`);

export const CreateCardApplicationDocument = graphql(`
  mutation CreateCardApplication($input: CardApplicationInput!, $idempotencyKey: String!) {
    createCardApplication(input: $input, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const CheckCardApplicationDocument = graphql(`
  mutation CheckCardApplication($id: ID!, $input: CreditCheckInput!) {
    checkCardApplication(id: $id, input: $input) {
      id
    }
  }
`);

export const WithdrawCardApplicationDocument = graphql(`
  mutation WithdrawCardApplication($id: ID!, $reason: String!) {
    withdrawCardApplication(id: $id, reason: $reason) {
      id
    }
  }
`);
