import { graphql } from '../../gql/gql.ts';

export const TagCategoriesDocument = graphql(`
  query TagCategories {
    tagCategories {
      id
      name
      colour
      position
      tagCount
    }
  }
`);

export const CreateTagCategoryDocument = graphql(`
  mutation CreateTagCategory($input: CreateTagCategoryInput!) {
    createTagCategory(input: $input) {
      id
    }
  }
`);

export const UpdateTagCategoryDocument = graphql(`
  mutation UpdateTagCategory($id: ID!, $input: UpdateTagCategoryInput!) {
    updateTagCategory(id: $id, input: $input) {
      id
    }
  }
`);

export const DeleteTagCategoryDocument = graphql(`
  mutation DeleteTagCategory($id: ID!) {
    deleteTagCategory(id: $id)
  }
`);
