import { graphql } from '../../gql/gql.ts';

export const LayoutDocument = graphql(`
  query Layout {
    viewer {
      id
      layout {
        cards
        hidden
      }
    }
  }
`);

export const SaveLayoutDocument = graphql(`
  mutation SaveLayout($input: LayoutInput) {
    saveLayout(input: $input) {
      id
      layout {
        cards
        hidden
      }
    }
  }
`);
