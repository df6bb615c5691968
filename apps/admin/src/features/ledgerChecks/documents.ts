import { graphql } from '../../gql/gql.ts';

export const LedgerChecksDocument = graphql(`
  query LedgerChecks($first: Int, $after: String, $filter: LedgerCheckFilter) {
    ledgerChecks(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...LedgerCheckFields
        }
      }
    }
  }

  fragment LedgerCheckFields on LedgerCheck {
    id
    askedAt
    askedBy
    finishedAt
    took
    entries
    postings
    accounts
    lots
    days
    ok
    wrong
    words
    entry
  }
`);

export const LedgerCheckDocument = graphql(`
  query LedgerCheck($id: ID!) {
    node(id: $id) {
      ... on LedgerCheck {
        ...LedgerCheckFields
        account
        lot
        day
      }
    }
  }
`);

export const VerifyLedgerDocument = graphql(`
  mutation VerifyLedger {
    verifyLedger {
      id
    }
  }
`);
