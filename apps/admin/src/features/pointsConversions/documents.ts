import { graphql } from '../../gql/gql.ts';

export const PointsConversionsDocument = graphql(`
  query PointsConversions($archived: Boolean) {
    pointsConversions(archived: $archived) {
      id
      from {
        id
        name
      }
      to {
        id
        name
      }
      give
      get
      minimum
      step
      archivedAt
    }
  }
`);

export const PointsConversionDocument = graphql(`
  query PointsConversion($id: ID!) {
    node(id: $id) {
      ... on PointsConversion {
        id
        from {
          id
          name
        }
        to {
          id
          name
        }
        give
        get
        minimum
        step
        archivedAt
      }
    }
  }
`);

export const CreatePointsConversionDocument = graphql(`
  mutation CreatePointsConversion($input: CreatePointsConversionInput!) {
    createPointsConversion(input: $input) {
      id
    }
  }
`);

export const UpdatePointsConversionDocument = graphql(`
  mutation UpdatePointsConversion($id: ID!, $input: UpdatePointsConversionInput!) {
    updatePointsConversion(id: $id, input: $input) {
      id
    }
  }
`);

export const ArchivePointsConversionDocument = graphql(`
  mutation ArchivePointsConversion($id: ID!) {
    archivePointsConversion(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestorePointsConversionDocument = graphql(`
  mutation RestorePointsConversion($id: ID!) {
    restorePointsConversion(id: $id) {
      id
      archivedAt
    }
  }
`);
