import { graphql } from '../../gql/gql.ts';

export const OccasionsDocument = graphql(`
  query Occasions($branchId: ID, $employeeId: ID, $kinds: [OccasionKind!], $ahead: Int!) {
    memberOccasions(branchId: $branchId, employeeId: $employeeId, kinds: $kinds, ahead: $ahead) {
      kind
      day
      years
      name
      member {
        id
        name
        number
        phone
        homeStoreName
      }
    }
  }
`);
