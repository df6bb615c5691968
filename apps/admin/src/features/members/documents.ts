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

export const MemberDocument = graphql(`
  query Member($id: ID!) {
    node(id: $id) {
      ... on Member {
        id
        kind
        number
        name
        gender
        birthday
        phone
        email
        address
        language
        note
        source
        joinedOn
        archivedAt
        version
        cards
        photo {
          url
          smallUrl
        }
        homeStoreName
        homeStore {
          id
          name
        }
        level {
          id
          name
          colour
        }
        customFields {
          value
          url
          field {
            id
            code
          }
        }
        nextSteps {
          kind
          text
        }
        timeline(first: 60) {
          kind
          at
          text
        }
        merges {
          mergeId
          undoneAt
        }
        documents {
          kind
          masked
        }
        cases {
          ...CaseWhole
        }
        family {
          relation
          name
          birthday
          phone
          own
          entryId
          member {
            id
            name
            number
          }
        }
        anniversaries {
          id
          name
          date
        }
        possessions {
          id
          kind
          name
          identifier
          note
          since
        }
        tags {
          expiresOn
          reason
          tag {
            id
            name
            colour
          }
        }
        metrics {
          asOf
          orders
          refunds
          amount
          amount365
          orders365
          firstPurchase
          lastPurchase
          averageGap
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
        sales(first: $first, after: $after) {
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
