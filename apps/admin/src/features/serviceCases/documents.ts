import { graphql } from '../../gql/gql.ts';

export const ServiceCasesDocument = graphql(`
  query ServiceCases($first: Int, $after: String, $filter: ServiceCaseFilter) {
    serviceCases(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...CaseWhole
        }
      }
    }
  }

  fragment CaseWhole on ServiceCase {
    id
    kind
    state
    subject
    detail
    outcome
    rating
    openedAt
    closedAt
    store {
      id
      name
    }
    assignee {
      id
      name
    }
    member {
      id
      name
      number
      phone
    }
  }
`);

export const ServiceCaseDocument = graphql(`
  query ServiceCase($id: ID!) {
    node(id: $id) {
      ... on ServiceCase {
        ...CaseWhole
      }
    }
  }
`);

export const OpenServiceCaseDocument = graphql(`
  mutation OpenServiceCase($input: OpenServiceCaseInput!) {
    openServiceCase(input: $input) {
      id
    }
  }
`);

export const UpdateServiceCaseDocument = graphql(`
  mutation UpdateServiceCase($id: ID!, $input: UpdateServiceCaseInput!) {
    updateServiceCase(id: $id, input: $input) {
      id
    }
  }
`);

export const CloseServiceCaseDocument = graphql(`
  mutation CloseServiceCase($id: ID!, $input: CloseServiceCaseInput!) {
    closeServiceCase(id: $id, input: $input) {
      id
    }
  }
`);

export const ReopenServiceCaseDocument = graphql(`
  mutation ReopenServiceCase($id: ID!) {
    reopenServiceCase(id: $id) {
      id
    }
  }
`);

export const RecordActivityDocument = graphql(`
  mutation RecordActivity($input: RecordActivityInput!, $idempotencyKey: String!) {
    recordActivity(input: $input, idempotencyKey: $idempotencyKey)
  }
`);
