import { graphql } from '../../gql/gql.ts';

export const ContactsDocument = graphql(`
  query Contacts($first: Int, $after: String, $filter: ContactFilter) {
    contacts(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...ContactWhole
        }
      }
    }
  }

  fragment ContactWhole on Contact {
    id
    kind
    direction
    outcome
    text
    at
    store {
      id
      name
    }
    employee {
      id
      name
    }
    member {
      id
      name
      number
    }
    sale {
      id
      number
    }
  }
`);

export const ContactDocument = graphql(`
  query Contact($id: ID!) {
    node(id: $id) {
      ... on Contact {
        ...ContactWhole
      }
    }
  }
`);

export const ContactsOfMemberDocument = graphql(`
  query ContactsOfMember($id: ID!, $first: Int!) {
    node(id: $id) {
      ... on Member {
        id
        contacts(first: $first) {
          edges {
            node {
              ...ContactWhole
            }
          }
        }
      }
    }
  }
`);

export const LogContactDocument = graphql(`
  mutation LogContact($input: LogContactInput!) {
    logContact(input: $input) {
      id
    }
  }
`);

export const UpdateContactDocument = graphql(`
  mutation UpdateContact($id: ID!, $input: UpdateContactInput!) {
    updateContact(id: $id, input: $input) {
      ...ContactWhole
    }
  }
`);
