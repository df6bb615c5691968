import { graphql } from '../../gql/gql.ts';

export const SalesDocument = graphql(`
  query Sales($first: Int, $after: String, $filter: SaleFilter, $sort: SaleSort) {
    sales(first: $first, after: $after, filter: $filter, sort: $sort) {
      totalCount
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
          soldAt
          channel
          guest
          amount
          discount
          profit
          quantity
          lineCount
          store {
            id
            name
            timeZone
          }
          member {
            id
            name
          }
        }
      }
    }
  }
`);

export const SaleDocument = graphql(`
  query Sale($id: ID!) {
    node(id: $id) {
      ... on Sale {
        id
        number
        kind
        businessDate
        soldAt
        channel
        origin
        guest
        till
        reason
        amount
        discount
        cost
        profit
        quantity
        store {
          id
          name
          timeZone
        }
        member {
          id
          name
          number
        }
        level {
          id
          name
          colour
        }
        cashier {
          id
          name
        }
        pointsEarned {
          version
          points
          outcomes {
            name
            points
            pending
            text
          }
        }
        lines {
          id
          lineNo
          quantity
          unitPrice
          amount
          discount
          profit
          promoted
          quantityLeft
          amountLeft
          product {
            id
            name
            sku
            unit
          }
          employee {
            id
            name
          }
          sellers {
            share
            employee {
              id
              name
            }
          }
        }
        offers {
          lineNo
          kind
          name
          amount
        }
        tenders {
          method
          amount
        }
        paidLeft {
          method
          amount
        }
        refundOf {
          id
          number
        }
        refunds {
          id
          number
          businessDate
          amount
          reason
        }
      }
    }
  }
`);

export const RefundSaleDocument = graphql(`
  mutation RefundSale($idempotencyKey: String!, $input: RefundSaleInput!) {
    refundSale(idempotencyKey: $idempotencyKey, input: $input) {
      id
      tenders {
        method
        amount
      }
    }
  }
`);
