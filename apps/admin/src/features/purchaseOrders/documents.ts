import { graphql } from '../../gql/gql.ts';

export const PurchaseOrdersDocument = graphql(`
  query PurchaseOrders($first: Int, $after: String, $filter: PurchaseOrderFilter) {
    purchaseOrders(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          number
          state
          overdue
          expectedOn
          createdAt
          cost
          lineCount
          supplier {
            id
            name
          }
          store {
            id
            name
          }
        }
      }
    }
  }
`);

export const PurchaseOrderDocument = graphql(`
  query PurchaseOrder($id: ID!) {
    node(id: $id) {
      ... on PurchaseOrder {
        id
        number
        state
        overdue
        expectedOn
        note
        cost
        createdAt
        sentAt
        endedAt
        createdBy {
          id
          name
        }
        supplier {
          id
          name
          contact
          phone
          address
        }
        store {
          id
          name
          phone
          address
        }
        lines {
          quantity
          received
          outstanding
          packName
          packSize
          packCost
          cost
          product {
            id
            sku
            name
            unit
          }
        }
        receipts {
          id
          receivedAt
          deliveryNote
          note
          receivedBy {
            id
            name
          }
          lines {
            quantity
            cost
            bestBefore
            product {
              id
              name
              unit
            }
          }
        }
      }
    }
  }
`);

export const OffersOfDocument = graphql(`
  query OffersOf($id: ID!, $text: String, $first: Int!) {
    node(id: $id) {
      ... on Supplier {
        id
        products(first: $first, text: $text) {
          totalCount
          edges {
            node {
              preferred
              sku
              packName
              packSize
              packCost
              leadDays
              product {
                id
                sku
                name
                unit
              }
            }
          }
        }
      }
    }
  }
`);
