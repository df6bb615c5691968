import { graphql } from '../../gql/gql.ts';

export const UpdateChainDocument = graphql(`
  mutation UpdateChain($input: UpdateChainInput!) {
    updateChain(input: $input) {
      name
    }
  }
`);
