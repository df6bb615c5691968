import { graphql } from '../../gql/gql.ts';
import type { OffersOfQuery, SupplierQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';

export const SuppliersDocument = graphql(`
  query Suppliers($first: Int, $after: String, $filter: SupplierFilter) {
    suppliers(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          code
          name
          contact
          phone
          leadDays
          productCount
          archivedAt
        }
      }
    }
  }
`);

export const SupplierDocument = graphql(`
  query Supplier($id: ID!) {
    node(id: $id) {
      ... on Supplier {
        id
        code
        name
        contact
        phone
        email
        address
        note
        leadDays
        productCount
        archivedAt
      }
    }
  }
`);

export const CreateSupplierDocument = graphql(`
  mutation CreateSupplier($input: CreateSupplierInput!) {
    createSupplier(input: $input) {
      id
    }
  }
`);

export const UpdateSupplierDocument = graphql(`
  mutation UpdateSupplier($id: ID!, $input: UpdateSupplierInput!) {
    updateSupplier(id: $id, input: $input) {
      id
    }
  }
`);

export const ArchiveSupplierDocument = graphql(`
  mutation ArchiveSupplier($id: ID!) {
    archiveSupplier(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestoreSupplierDocument = graphql(`
  mutation RestoreSupplier($id: ID!) {
    restoreSupplier(id: $id) {
      id
      archivedAt
    }
  }
`);

export const SetOfferDocument = graphql(`
  mutation SetOffer($input: OfferInput!) {
    setOffer(input: $input) {
      preferred
    }
  }
`);

export const WithdrawOfferDocument = graphql(`
  mutation WithdrawOffer($supplierId: ID!, $productId: ID!) {
    withdrawOffer(supplierId: $supplierId, productId: $productId) {
      id
      productCount
    }
  }
`);

export type Offer = NodeOf<OffersOfQuery>['products']['edges'][number]['node'];

export type Supplier = NodeOf<SupplierQuery>;
