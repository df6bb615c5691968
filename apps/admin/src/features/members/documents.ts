import { graphql } from '../../gql/gql.ts';

export const MembersDocument = graphql(`
  query Members($first: Int, $after: String, $filter: MemberFilter, $sort: MemberSort) {
    members(first: $first, after: $after, filter: $filter, sort: $sort) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          number
          name
          phone
          source
          joinedOn
          archivedAt
          homeStoreName
          photo {
            smallUrl
          }
          level {
            id
            name
            colour
          }
          tags {
            tag {
              id
              name
              colour
            }
          }
          metrics {
            orders
            amount
            lastPurchase
          }
        }
      }
    }
  }
`);

export const PurchasesDocument = graphql(`
  query Purchases($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on Member {
        id
        purchases(first: $first, after: $after) {
          ...PurchasePage
        }
      }
    }
  }

  fragment PurchasePage on MemberPurchasesConnection {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        number
        kind
        businessDate
        amount
        lineCount
        store {
          id
          name
        }
        lines {
          id
          product {
            id
            name
          }
        }
      }
    }
  }
`);

export const LookupNumberDocument = graphql(`
  query LookupNumber($value: String!) {
    memberLookup(kind: NUMBER, value: $value) {
      memberId
    }
  }
`);
