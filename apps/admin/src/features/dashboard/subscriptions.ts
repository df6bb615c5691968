import { graphql } from '../../gql/gql.ts';

export const TodayDocument = graphql(`
  subscription Today($filter: SalesFilter, $after: String) {
    dashboard(filter: $filter, after: $after) {
      cursor
      today {
        from
        newMembers
        figures {
          revenue
          orders
        }
      }
    }
  }
`);

export const TickerDocument = graphql(`
  subscription Ticker($branchId: ID, $after: String) {
    sales(branchId: $branchId, after: $after) {
      cursor
      sale {
        ...LatestSale
      }
    }
  }
`);
