import { graphql } from '../../gql/gql.ts';

export const RecruitStatisticsDocument = graphql(`
  query RecruitStatistics($branchId: ID, $months: Int!) {
    recruitStatistics(branchId: $branchId, months: $months) {
      byEmployee {
        code
        name
        orgName
        members
        buyers
        amount
      }
      byOrg {
        orgName
        members
        buyers
        amount
      }
      months {
        month
        members
        buyers
        amount
      }
    }
  }
`);
