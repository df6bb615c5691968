import { graphql } from '../../gql/gql.ts';
import type { AlertQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';

export const AlertsDocument = graphql(`
  query Alerts($first: Int, $after: String, $filter: AlertFilter, $sort: AlertSort) {
    alerts(first: $first, after: $after, filter: $filter, sort: $sort) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          severity
          state
          title
          sentence
          openedAt
          org {
            id
            name
          }
          owner {
            id
            name
          }
        }
      }
    }
  }
`);

export const AlertDocument = graphql(`
  query Alert($id: ID!) {
    node(id: $id) {
      ... on Alert {
        id
        kind
        kindTitle
        severity
        state
        title
        sentence
        nextStep
        day
        onHand
        onOrder
        suggestedOrder
        memberCount
        openedAt
        changedAt
        snoozedUntil
        closedAt
        org {
          id
          name
        }
        owner {
          id
          name
        }
        product {
          id
          name
          sku
        }
        delivery {
          id
          number
          recipient
        }
        import {
          id
          file {
            id
            name
          }
        }
        history(first: 50) {
          edges {
            node {
              id
              act
              at
              text
              until
              employee {
                id
                name
              }
              owner {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`);

export const AlertMembersDocument = graphql(`
  query AlertMembers($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on Alert {
        id
        members(first: $first, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              id
              name
              phone
              metrics {
                amount
                lastPurchase
              }
            }
          }
        }
      }
    }
  }
`);

export const AlertCountsDocument = graphql(`
  query AlertCounts {
    alertCounts {
      open
    }
  }
`);

export const AlertsHappenDocument = graphql(`
  subscription AlertsHappen($after: String) {
    alerts(after: $after) {
      cursor
      alerts {
        id
        severity
        state
        title
        openedAt
        changedAt
      }
      counts {
        open
      }
    }
  }
`);

export type Alert = NodeOf<AlertQuery>;
