import { graphql } from '../../gql/gql.ts';

export const TopUpPackagesDocument = graphql(`
  query TopUpPackages($first: Int, $after: String, $text: String, $archived: Boolean) {
    topUpPackages(first: $first, after: $after, text: $text, archived: $archived) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          payFrom
          bonusAmount
          bonusPercent
          points
          pointsKind {
            id
            name
          }
          coupons
          couponTemplate {
            id
            name
          }
          startsOn
          endsOn
          everywhere
          orgs {
            id
            name
          }
          archivedAt
        }
      }
    }
  }
`);

export const TopUpPackageDocument = graphql(`
  query TopUpPackage($id: ID!) {
    node(id: $id) {
      ... on TopUpPackage {
        id
        name
        payFrom
        bonusAmount
        bonusPercent
        bonusDays
        points
        pointsKind {
          id
        }
        coupons
        couponTemplate {
          id
        }
        startsOn
        endsOn
        orgs {
          id
        }
        archivedAt
      }
    }
  }
`);

export const PointsOnTopDocument = graphql(`
  query PointsOnTop {
    pointsKinds {
      id
      name
    }
  }
`);

export const CreateTopUpPackageDocument = graphql(`
  mutation CreateTopUpPackage($input: TopUpPackageInput!) {
    createTopUpPackage(input: $input) {
      id
    }
  }
`);

export const UpdateTopUpPackageDocument = graphql(`
  mutation UpdateTopUpPackage($id: ID!, $input: TopUpPackageInput!) {
    updateTopUpPackage(id: $id, input: $input) {
      id
    }
  }
`);

export const ArchiveTopUpPackageDocument = graphql(`
  mutation ArchiveTopUpPackage($id: ID!) {
    archiveTopUpPackage(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestoreTopUpPackageDocument = graphql(`
  mutation RestoreTopUpPackage($id: ID!) {
    restoreTopUpPackage(id: $id) {
      id
      archivedAt
    }
  }
`);
