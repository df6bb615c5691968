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
          category {
            id
            name
            colour
          }
          colour
          archivedAt
          memberCount
          rule {
            sentence
          }
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
        category {
          id
          name
        }
        colour
        archivedAt
        rule {
          criteria
          sentence
          keeps
          ranAt
          added
          removed
        }
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

export const SetTagRuleDocument = graphql(`
  mutation SetTagRule($tagId: ID!, $input: TagRuleInput!) {
    setTagRule(tagId: $tagId, input: $input) {
      id
    }
  }
`);

export const RemoveTagRuleDocument = graphql(`
  mutation RemoveTagRule($tagId: ID!) {
    removeTagRule(tagId: $tagId) {
      id
    }
  }
`);

export const TagRunsDocument = graphql(`
  query TagRuns($id: ID!) {
    node(id: $id) {
      ... on Tag {
        id
        runs {
          segment
          total
          done
          createdAt
          endedAt
        }
      }
    }
  }
`);

export const TagSegmentDocument = graphql(`
  mutation TagSegment($input: TagSegmentInput!) {
    tagSegment(input: $input) {
      members
      run {
        total
      }
    }
  }
`);

export const TagListDocument = graphql(`
  mutation TagList($input: TagListInput!) {
    tagList(input: $input) {
      members
      unknown
    }
  }
`);

export const TagHistoryDocument = graphql(`
  query TagHistory($id: ID!, $first: Int!) {
    node(id: $id) {
      ... on Member {
        id
        tagHistory(first: $first) {
          ...TagHistoryPage
        }
      }
    }
  }

  fragment TagHistoryPage on MemberTagHistoryConnection {
    totalCount
    edges {
      node {
        kind
        reason
        expiresOn
        changedBy
        rule
        at
        tag {
          id
          name
          colour
        }
      }
    }
  }
`);
