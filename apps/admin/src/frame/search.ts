import { graphql } from '../gql/gql.ts';

/** Members, products and receipts that a text means; each only for who may see them. */
export const SearchDocument = graphql(`
  query Search($text: String!, $members: Boolean!, $products: Boolean!, $sales: Boolean!) {
    memberSearch(text: $text, first: 6) @include(if: $members) {
      members {
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
    sales(first: 3, filter: { number: $text }) @include(if: $sales) {
      edges {
        node {
          id
          number
          kind
          businessDate
          amount
          store {
            id
            name
          }
        }
      }
    }
  }
`);
