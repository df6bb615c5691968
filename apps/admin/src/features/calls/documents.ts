import { graphql } from '../../gql/gql.ts';

export const CallsDocument = graphql(`
  query Calls($first: Int, $after: String) {
    incomingCalls(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...CallWhole
        }
      }
    }
  }

  fragment CallWhole on IncomingCall {
    id
    at
    phone
    extension
    employee {
      id
      name
    }
    member {
      id
      name
      number
    }
    contact {
      id
      kind
      outcome
      text
    }
  }
`);

export const CallsHappenDocument = graphql(`
  subscription CallsHappen($after: String) {
    incomingCalls(after: $after) {
      cursor
      call {
        ...CallWhole
      }
    }
  }
`);
