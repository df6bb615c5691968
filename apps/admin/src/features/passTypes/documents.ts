import { graphql } from '../../gql/gql.ts';

export const PassTypesDocument = graphql(`
  query PassTypes($archived: Boolean) {
    passTypes(archived: $archived) {
      id
      kind
      code
      name
      uses
      validDays
      perDay
      price
      archivedAt
      product {
        id
        name
      }
      stores {
        id
        name
      }
    }
  }
`);

export const PassTypeDocument = graphql(`
  query PassType($id: ID!) {
    node(id: $id) {
      ... on PassType {
        id
        kind
        code
        name
        uses
        validDays
        perDay
        price
        archivedAt
        product {
          id
        }
        stores {
          id
        }
      }
    }
  }
`);

export const CreatePassTypeDocument = graphql(`
  mutation CreatePassType($kind: PassKind!, $input: PassTypeInput!) {
    createPassType(kind: $kind, input: $input) {
      id
    }
  }
`);

export const UpdatePassTypeDocument = graphql(`
  mutation UpdatePassType($id: ID!, $input: PassTypeInput!) {
    updatePassType(id: $id, input: $input) {
      id
    }
  }
`);

export const ArchivePassTypeDocument = graphql(`
  mutation ArchivePassType($id: ID!) {
    archivePassType(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestorePassTypeDocument = graphql(`
  mutation RestorePassType($id: ID!) {
    restorePassType(id: $id) {
      id
      archivedAt
    }
  }
`);
