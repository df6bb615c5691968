import { graphql } from '../../gql/gql.ts';

export const PointsTasksDocument = graphql(`
  query PointsTasks($archived: Boolean) {
    pointsTasks(archived: $archived) {
      id
      action
      automatic
      description
      score
      perDay
      perMember
      startsOn
      endsOn
      running
      archivedAt
      kind {
        id
        name
      }
    }
  }
`);

export const PointsTaskDocument = graphql(`
  query PointsTask($id: ID!) {
    node(id: $id) {
      ... on PointsTask {
        id
        action
        score
        description
        descriptionEn
        descriptionZh
        perDay
        perMember
        startsOn
        endsOn
        archivedAt
        kind {
          id
        }
      }
    }
  }
`);

export const CreatePointsTaskDocument = graphql(`
  mutation CreatePointsTask($input: CreatePointsTaskInput!) {
    createPointsTask(input: $input) {
      id
    }
  }
`);

export const UpdatePointsTaskDocument = graphql(`
  mutation UpdatePointsTask($id: ID!, $input: UpdatePointsTaskInput!) {
    updatePointsTask(id: $id, input: $input) {
      id
    }
  }
`);

export const ArchivePointsTaskDocument = graphql(`
  mutation ArchivePointsTask($id: ID!) {
    archivePointsTask(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestorePointsTaskDocument = graphql(`
  mutation RestorePointsTask($id: ID!) {
    restorePointsTask(id: $id) {
      id
      archivedAt
    }
  }
`);
