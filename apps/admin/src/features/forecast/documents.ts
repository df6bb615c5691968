import { graphql } from '../../gql/gql.ts';

export const ForecastDocument = graphql(`
  query Forecast($orgId: ID, $weeksAhead: Int!) {
    salesForecast(orgId: $orgId, weeksAhead: $weeksAhead) {
      madeOn
      seasonal
      past {
        from
        label
        expected
        low
        high
        actual
        lastYear
      }
      next {
        from
        label
        expected
        low
        high
        actual
        lastYear
      }
      error {
        weeks
        better
        sentence
      }
    }
  }
`);
