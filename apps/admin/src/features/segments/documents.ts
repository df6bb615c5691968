import { graphql } from '../../gql/gql.ts';

export const SegmentsDocument = graphql(`
  query Segments($first: Int, $after: String, $filter: SegmentFilter) {
    segments(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          note
          sentence
          madeBy
          updatedAt
          archivedAt
          memberCount
          org {
            id
            name
          }
        }
      }
    }
  }
`);

export const SegmentDocument = graphql(`
  query Segment($id: ID!) {
    node(id: $id) {
      ... on Segment {
        id
        name
        note
        criteria
        sentence
        mine
        madeBy
        version
        updatedAt
        archivedAt
        org {
          id
          name
        }
      }
    }
  }
`);

export const SegmentMembersDocument = graphql(`
  query SegmentMembers($id: ID!, $after: String) {
    node(id: $id) {
      ... on Segment {
        id
        members(first: 20, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              id
              name
              number
              level {
                id
                name
              }
              metrics {
                lastPurchase
                amount365
              }
            }
          }
        }
      }
    }
  }
`);

export const ReadyMadeDocument = graphql(`
  query ReadyMade {
    readyMadeSegments {
      key
      group
      name
      sentence
      criteria
    }
  }
`);

export const OverlapDocument = graphql(`
  query Overlap($first: JSON!, $second: JSON!) {
    segmentOverlap(first: $first, second: $second) {
      inFirst
      inSecond
      inBoth
    }
  }
`);

export const SegmentCountDocument = graphql(`
  subscription SegmentCountNow($criteria: JSON!) {
    segmentCount(criteria: $criteria) {
      cursor
      memberCount
    }
  }
`);

export const CreateSegmentDocument = graphql(`
  mutation CreateSegment($input: CreateSegmentInput!) {
    createSegment(input: $input) {
      id
    }
  }
`);

export const UpdateSegmentDocument = graphql(`
  mutation UpdateSegment($id: ID!, $version: Int!, $input: UpdateSegmentInput!) {
    updateSegment(id: $id, version: $version, input: $input) {
      id
    }
  }
`);

export const ArchiveSegmentDocument = graphql(`
  mutation ArchiveSegment($id: ID!) {
    archiveSegment(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestoreSegmentDocument = graphql(`
  mutation RestoreSegment($id: ID!) {
    restoreSegment(id: $id) {
      id
      archivedAt
    }
  }
`);

export const ExportSegmentDocument = graphql(`
  mutation ExportSegment($id: ID!) {
    exportSegment(segmentId: $id) {
      id
      number
      name
      phone
      email
      joinedOn
      level {
        id
        name
      }
      metrics {
        lastPurchase
        orders
        amount
      }
    }
  }
`);
