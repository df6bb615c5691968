import { graphql } from '../../gql/gql.ts';

export const StockDocument = graphql(`
  query Stock($first: Int, $after: String, $filter: StockFilter, $sort: StockSort) {
    stock(first: $first, after: $after, filter: $filter, sort: $sort) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          onHand
          reorderPoint
          belowReorderPoint
          updatedAt
          store {
            id
            name
          }
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
`);

export const StockOfDocument = graphql(`
  query StockOf($id: ID!) {
    node(id: $id) {
      ... on Stock {
        id
        onHand
        reorderPoint
        belowReorderPoint
        updatedAt
        store {
          id
          name
        }
        product {
          id
          sku
          name
          unit
        }
      }
    }
  }
`);

export const ShelfDocument = graphql(`
  query Shelf($id: ID!, $productId: ID!, $storeId: ID!, $suppliers: Boolean!) {
    node(id: $id) {
      ... on Stock {
        id
        lots {
          bestBefore
          left
          expired
        }
        product {
          id
          suppliers @include(if: $suppliers) {
            preferred
            packName
            packSize
            packCost
            leadDays
            supplier {
              id
              name
              leadDays
            }
          }
        }
      }
    }
    purchaseSuggestions(branchId: $storeId, productId: $productId, first: 1) @include(if: $suppliers) {
      rows {
        onOrder
        perDay
        soldOutOn
        quantity
      }
    }
    purchaseOrders(first: 5, filter: { storeId: $storeId, productId: $productId }) @include(if: $suppliers) {
      edges {
        node {
          id
          number
          state
          overdue
          expectedOn
        }
      }
    }
  }
`);

export const MovementsDocument = graphql(`
  query Movements($storeId: ID!, $productId: ID!, $first: Int!) {
    stockMovements(storeId: $storeId, filter: { productId: $productId }, first: $first) {
      edges {
        node {
          id
          kind
          quantity
          balance
          reason
          at
          employee {
            id
            name
          }
        }
      }
    }
  }
`);

export const AdjustStockDocument = graphql(`
  mutation AdjustStock($idempotencyKey: String!, $input: AdjustStockInput!) {
    adjustStock(idempotencyKey: $idempotencyKey, input: $input) {
      id
      onHand
    }
  }
`);

export const SetReorderPointDocument = graphql(`
  mutation SetReorderPoint($storeId: ID!, $productId: ID!, $reorderPoint: Quantity) {
    setReorderPoint(storeId: $storeId, productId: $productId, reorderPoint: $reorderPoint) {
      id
      reorderPoint
    }
  }
`);
