import { graphql } from '../../gql/gql.ts';

export const PointsSettingsDocument = graphql(`
  query PointsSettings {
    pointsSettings {
      payKind {
        id
      }
      payPoints
      payWorth
      payShare
      payMinimum
      payStep
      payFirst
      backPolicy
      referralKind {
        id
      }
      referralEach
      referralMinimum
      referralPerDay
      referralPerMember
      referralLevels {
        percent
        points
      }
    }
  }
`);

export const UpdatePointsSettingsDocument = graphql(`
  mutation UpdatePointsSettings($input: PointsSettingsInput!) {
    updatePointsSettings(input: $input) {
      updatedAt
    }
  }
`);
