import { graphql } from '../../gql/gql.ts';

export const MyDayDocument = graphql(`
  query MyDay($branchId: ID, $mine: Boolean!, $ahead: Int!) {
    myDay(branchId: $branchId, mine: $mine, ahead: $ahead) {
      day
      followUps {
        ...FollowUpWhole
      }
      occasions {
        kind
        day
        years
        name
        member {
          id
          name
          number
        }
      }
      deliveries {
        id
        number
        status
        date
        windowStart
        windowEnd
        overdue
        recipient
        address
      }
    }
  }
`);
