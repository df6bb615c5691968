import { graphql } from '../../gql/gql.ts';

export const CareStatisticsDocument = graphql(`
  query CareStatistics($branchId: ID, $months: Int!) {
    careStatistics(branchId: $branchId, months: $months) {
      months {
        month
        signIns
        checkIns
        participations
        reviews
        shares
        members
        participation
        opened
        closed
        rating
      }
      byKind {
        kind
        ...CaseFigures
      }
      byAssignee {
        assignee {
          id
          name
        }
        ...CaseFigures
      }
    }
  }

  fragment CaseFigures on ServiceCaseFigures {
    total
    open
    done
    cancelled
    hours
    rating
  }
`);
