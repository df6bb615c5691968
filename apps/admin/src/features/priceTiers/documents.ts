import { graphql } from '../../gql/gql.ts';

export const PriceTiersDocument = graphql(`
  query PriceTiers($includeArchived: Boolean) {
    priceTiers(includeArchived: $includeArchived) {
      id
      code
      name
      archivedAt
    }
  }
`);

export const PriceTierDocument = graphql(`
  query PriceTier($id: ID!) {
    node(id: $id) {
      ... on PriceTier {
        id
        code
        name
        archivedAt
      }
    }
  }
`);

export const CreatePriceTierDocument = graphql(`
  mutation CreatePriceTier($input: CreatePriceTierInput!) {
    createPriceTier(input: $input) {
      id
    }
  }
`);

export const UpdatePriceTierDocument = graphql(`
  mutation UpdatePriceTier($id: ID!, $input: UpdatePriceTierInput!) {
    updatePriceTier(id: $id, input: $input) {
      id
    }
  }
`);

export const ArchivePriceTierDocument = graphql(`
  mutation ArchivePriceTier($id: ID!) {
    archivePriceTier(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestorePriceTierDocument = graphql(`
  mutation RestorePriceTier($id: ID!) {
    restorePriceTier(id: $id) {
      id
      archivedAt
    }
  }
`);
