import { graphql } from '../../gql/gql.ts';
import type { CountLinesQuery, StockCountQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';

export const StockCountsDocument = graphql(`
  query StockCounts($first: Int, $after: String, $filter: StockCountFilter) {
    stockCounts(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          state
          openedAt
          endedAt
          lineCount
          countedCount
          differentCount
          retailDifference
          store {
            id
            name
          }
          category {
            id
            name
          }
          openedBy {
            id
            name
          }
        }
      }
    }
  }
`);

export const StockCountDocument = graphql(`
  query StockCount($id: ID!) {
    node(id: $id) {
      ... on StockCount {
        id
        name
        state
        openedAt
        endedAt
        lineCount
        countedCount
        differentCount
        retailDifference
        costDifference
        store {
          id
          name
        }
        category {
          id
          name
        }
        openedBy {
          id
          name
        }
      }
    }
  }
`);

export const CountLinesDocument = graphql(`
  query CountLines($id: ID!, $shown: CountLinesShown, $text: String, $first: Int!, $after: String) {
    node(id: $id) {
      ... on StockCount {
        id
        lines(shown: $shown, text: $text, first: $first, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              expected
              counted
              book
              difference
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

export const OpenStockCountDocument = graphql(`
  mutation OpenStockCount($input: OpenStockCountInput!) {
    openStockCount(input: $input) {
      id
    }
  }
`);

export const EnterStockCountDocument = graphql(`
  mutation EnterStockCount($id: ID!, $lines: [CountedInput!]!) {
    enterStockCount(id: $id, lines: $lines) {
      id
      countedCount
      differentCount
      retailDifference
      costDifference
    }
  }
`);

export const CloseStockCountDocument = graphql(`
  mutation CloseStockCount($id: ID!, $idempotencyKey: String!) {
    closeStockCount(id: $id, idempotencyKey: $idempotencyKey) {
      id
      state
    }
  }
`);

export const CancelStockCountDocument = graphql(`
  mutation CancelStockCount($id: ID!) {
    cancelStockCount(id: $id) {
      id
      state
    }
  }
`);

export type CountLine = NodeOf<CountLinesQuery>['lines']['edges'][number]['node'];

export type Count = NodeOf<StockCountQuery>;
