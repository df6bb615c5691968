import { graphql } from '../gql/gql.ts';

export const ViewerDocument = graphql(`
  query Viewer {
    viewer {
      id
      name
      role
      permissions
      layout {
        cards
        hidden
      }
      org {
        id
        kind
        name
      }
      chain {
        name
        currency
        minorDigits
        timeZone
        dayStartsAt
        refundAnyMoney
      }
    }
  }
`);
