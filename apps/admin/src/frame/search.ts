import { graphql } from '../gql/gql.ts';

/** Members and products that a text means; each only for who may see them. */
export const SearchDocument = graphql(`
  query Search($text: String!, $members: Boolean!, $products: Boolean!) {
    members(first: 6, filter: { text: $text }) @include(if: $members) {
      edges {
        node {
          id
          name
          number
          phone
          level {
            id
            name
            colour
          }
        }
      }
    }
    products(first: 6, filter: { text: $text }) @include(if: $products) {
      edges {
        node {
          id
          name
          sku
          retailPrice
        }
      }
    }
  }
`);
