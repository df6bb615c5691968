import { graphql } from '../../gql/gql.ts';

export const TagsDocument = graphql(`
  query Tags($first: Int, $after: String, $filter: TagFilter) {
    tags(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          category
          colour
          archivedAt
          memberCount
        }
      }
    }
  }
`);

export const TagDocument = graphql(`
  query Tag($id: ID!) {
    node(id: $id) {
      ... on Tag {
        id
        name
        category
        colour
        archivedAt
      }
    }
  }
`);

export const CreateTagDocument = graphql(`
  mutation CreateTag($input: CreateTagInput!) {
    createTag(input: $input) {
      id
    }
  }
`);

export const UpdateTagDocument = graphql(`
  mutation UpdateTag($id: ID!, $input: UpdateTagInput!) {
    updateTag(id: $id, input: $input) {
      id
    }
  }
`);

export const ArchiveTagDocument = graphql(`
  mutation ArchiveTag($id: ID!) {
    archiveTag(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestoreTagDocument = graphql(`
  mutation RestoreTag($id: ID!) {
    restoreTag(id: $id) {
      id
      archivedAt
    }
  }
`);
