import { graphql } from '../../gql/gql.ts';

export const PointsKindsDocument = graphql(`
  query PointsKinds($archived: Boolean) {
    pointsKinds(archived: $archived) {
      id
      code
      name
      policy
      months
      expiresMonth
      expiresDay
      yearsLater
      worth
      approveAbove
      archivedAt
    }
  }
`);

export const PointsKindDocument = graphql(`
  query PointsKind($id: ID!) {
    node(id: $id) {
      ... on PointsKind {
        id
        code
        name
        policy
        months
        expiresMonth
        expiresDay
        yearsLater
        worth
        approveAbove
        archivedAt
      }
    }
  }
`);

export const CreatePointsKindDocument = graphql(`
  mutation CreatePointsKind($input: CreatePointsKindInput!) {
    createPointsKind(input: $input) {
      id
    }
  }
`);

export const UpdatePointsKindDocument = graphql(`
  mutation UpdatePointsKind($id: ID!, $input: UpdatePointsKindInput!) {
    updatePointsKind(id: $id, input: $input) {
      id
    }
  }
`);

export const ArchivePointsKindDocument = graphql(`
  mutation ArchivePointsKind($id: ID!) {
    archivePointsKind(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestorePointsKindDocument = graphql(`
  mutation RestorePointsKind($id: ID!) {
    restorePointsKind(id: $id) {
      id
      archivedAt
    }
  }
`);
