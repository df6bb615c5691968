import { graphql } from '../../gql/gql.ts';

export const CardStatisticsDocument = graphql(`
  query CardStatistics($branchId: ID, $months: Int!) {
    cardStatistics(branchId: $branchId, months: $months) {
      total
      states {
        state
        cards
      }
      byType {
        total
        type {
          id
          name
          colour
        }
        states {
          state
          cards
        }
      }
      byStore {
        storeName
        total
        states {
          state
          cards
        }
      }
      months {
        month
        issued
        renewed
        lost
        replaced
        frozen
        expired
        closed
        fees
      }
    }
  }
`);
