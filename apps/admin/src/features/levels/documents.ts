import { graphql } from '../../gql/gql.ts';

export const LevelsDocument = graphql(`
  query Levels($includeArchived: Boolean) {
    levels(includeArchived: $includeArchived) {
      id
      code
      name
      rank
      colour
      ladder
      price
      validMonths
      pricePercent
      pointsPercent
      archivedAt
      memberCount
    }
  }
`);

export const LevelDocument = graphql(`
  query Level($id: ID!) {
    node(id: $id) {
      ... on Level {
        id
        code
        name
        rank
        colour
        ladder
        price
        validMonths
        product {
          id
        }
        pricePercent
        pointsPercent
        birthdayPercent
        priceTier {
          id
        }
        freeDelivery
        giftMoney
        giftPoints
        giftKind {
          id
        }
        giftCoupons
        giftTemplate {
          id
        }
        archivedAt
      }
    }
  }
`);

export const CreateLevelDocument = graphql(`
  mutation CreateLevel($input: CreateLevelInput!) {
    createLevel(input: $input) {
      id
    }
  }
`);

export const UpdateLevelDocument = graphql(`
  mutation UpdateLevel($id: ID!, $input: UpdateLevelInput!) {
    updateLevel(id: $id, input: $input) {
      id
    }
  }
`);

export const ArchiveLevelDocument = graphql(`
  mutation ArchiveLevel($id: ID!) {
    archiveLevel(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestoreLevelDocument = graphql(`
  mutation RestoreLevel($id: ID!) {
    restoreLevel(id: $id) {
      id
      archivedAt
    }
  }
`);
