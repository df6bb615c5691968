import { graphql } from '../../gql/gql.ts';

export const StockMovementsDocument = graphql(`
  query StockMovements($storeId: ID!, $filter: MovementFilter, $first: Int, $after: String) {
    stockMovements(storeId: $storeId, filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          kind
          quantity
          balance
          reason
          at
          product {
            id
            sku
            name
            unit
          }
          employee {
            id
            name
          }
          sale {
            id
            number
          }
        }
      }
    }
  }
`);
