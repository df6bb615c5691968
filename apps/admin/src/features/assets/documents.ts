import { graphql } from '../../gql/gql.ts';
import type { MemberAssetsQuery, StatementQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';

export const AssetsDocument = graphql(`
  query MemberAssets($id: ID!, $at: DateTime!, $past: Boolean!) {
    node(id: $id) {
      ... on Member {
        id
        number
        name
        archivedAt
        accounts {
          id
          balance
          held
          available
          frozenAt
          frozenReason
          nextExpiry
          asset {
            id
            kind
            name
          }
          lots(first: 50) {
            totalCount
            edges {
              node {
                id
                amount
                remaining
                expiresOn
                expired
                storeName
              }
            }
          }
        }
        holds {
          ...HoldFields
        }
        pendingPoints {
          ...PendingFields
        }
        balancesAt(at: $at) @include(if: $past) {
          amount
          asset {
            id
            kind
            name
          }
        }
      }
    }
  }
`);

export const StatementDocument = graphql(`
  query Statement($id: ID!, $first: Int!, $after: String, $filter: StatementFilter) {
    node(id: $id) {
      ... on Member {
        id
        statement(first: $first, after: $after, filter: $filter) {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              id
              kind
              at
              storeName
              reversible
              reversedBy {
                id
              }
              postings {
                lineNo
                amount
                asset {
                  id
                  kind
                  name
                }
              }
            }
          }
        }
      }
    }
  }
`);

export const EntryDocument = graphql(`
  query Entry($id: ID!) {
    node(id: $id) {
      ... on JournalEntry {
        id
        why
        sale {
          id
          number
        }
        postings(all: true) {
          lineNo
          ofMember
          amount
          balanceAfter
          house
          storeName
          peerName
          expiresOn
          asset {
            id
            kind
            name
          }
        }
      }
    }
  }
`);

export const TopUpReversalDocument = graphql(`
  query TopUpReversal($entryId: ID!) {
    topUpReversal(entryId: $entryId) {
      couponsBack
      couponsLeft
    }
  }
`);

export const ReverseEntryDocument = graphql(`
  mutation ReverseEntry($entryId: ID!, $reason: String!, $idempotencyKey: String!) {
    reverseEntry(entryId: $entryId, reason: $reason, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const ExportStatementDocument = graphql(`
  mutation ExportStatement($memberId: ID!, $filter: StatementFilter) {
    exportStatement(memberId: $memberId, filter: $filter) {
      at
      businessDate
      kind
      storeName
      operatorName
      assetName
      amount
      balanceAfter
      expiresOn
      reason
      why
    }
  }
`);

export type Holder = NodeOf<MemberAssetsQuery>;
export type Account = Holder['accounts'][number];
export type Entry = NodeOf<StatementQuery>['statement']['edges'][number]['node'];
