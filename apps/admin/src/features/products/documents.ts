import { graphql } from '../../gql/gql.ts';

export const ProductsDocument = graphql(`
  query Products($first: Int, $after: String, $filter: ProductFilter, $sort: ProductSort) {
    products(first: $first, after: $after, filter: $filter, sort: $sort) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          sku
          name
          kind
          unit
          spec
          cost
          retailPrice
          archivedAt
          category {
            id
            name
          }
        }
      }
    }
  }
`);

export const ProductDocument = graphql(`
  query Product($id: ID!) {
    node(id: $id) {
      ... on Product {
        id
        sku
        name
        kind
        unit
        spec
        cost
        retailPrice
        tracksStock
        allowNegative
        barcodes
        archivedAt
        category {
          id
          name
        }
        prices {
          price
          tier {
            id
            name
          }
        }
        stock(first: 100) {
          edges {
            node {
              onHand
              reorderPoint
              belowReorderPoint
              store {
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
