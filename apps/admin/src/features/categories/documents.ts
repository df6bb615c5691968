import { graphql } from '../../gql/gql.ts';

export const CategoriesDocument = graphql(`
  query Categories($includeArchived: Boolean) {
    categories(includeArchived: $includeArchived) {
      id
      code
      name
      position
      archivedAt
      productCount
      parent {
        id
      }
    }
  }
`);

export const CategoryDocument = graphql(`
  query Category($id: ID!) {
    node(id: $id) {
      ... on Category {
        id
        code
        name
        position
        archivedAt
        parent {
          id
        }
      }
    }
  }
`);

export const CreateCategoryDocument = graphql(`
  mutation CreateCategory($input: CreateCategoryInput!) {
    createCategory(input: $input) {
      id
    }
  }
`);

export const UpdateCategoryDocument = graphql(`
  mutation UpdateCategory($id: ID!, $input: UpdateCategoryInput!) {
    updateCategory(id: $id, input: $input) {
      id
    }
  }
`);

export const ArchiveCategoryDocument = graphql(`
  mutation ArchiveCategory($id: ID!) {
    archiveCategory(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestoreCategoryDocument = graphql(`
  mutation RestoreCategory($id: ID!) {
    restoreCategory(id: $id) {
      id
      archivedAt
    }
  }
`);
