import { graphql } from '../../gql/gql.ts';

export const CustomFieldsDocument = graphql(`
  query CustomFields($archived: Boolean) {
    customFields(archived: $archived) {
      id
      code
      name
      type
      choices
      required
      archivedAt
    }
  }
`);

export const CustomFieldDocument = graphql(`
  query CustomField($id: ID!) {
    node(id: $id) {
      ... on CustomField {
        id
        code
        name
        type
        choices
        required
        archivedAt
      }
    }
  }
`);

export const CreateCustomFieldDocument = graphql(`
  mutation CreateCustomField($input: CreateCustomFieldInput!) {
    createCustomField(input: $input) {
      id
    }
  }
`);

export const UpdateCustomFieldDocument = graphql(`
  mutation UpdateCustomField($id: ID!, $input: UpdateCustomFieldInput!) {
    updateCustomField(id: $id, input: $input) {
      id
    }
  }
`);
