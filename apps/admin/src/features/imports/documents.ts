import { graphql } from '../../gql/gql.ts';
import type { ImportQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';

export const ImportsDocument = graphql(`
  query Imports($first: Int, $after: String, $filter: ImportFilter) {
    imports(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          target
          dryRun
          state
          progress
          rowsRead
          rowsWritten
          rowsKnown
          rowsRefused
          createdAt
          file {
            id
            name
          }
        }
      }
    }
  }
`);

export const ImportDocument = graphql(`
  query Import($id: ID!) {
    node(id: $id) {
      ... on Import {
        id
        target
        mapping
        dryRun
        refundDate
        state
        phase
        progress
        rowsRead
        rowsWritten
        rowsKnown
        rowsRefused
        salesWritten
        membersCreated
        productsCreated
        fileAmount
        roundingDifference
        totals {
          asset {
            name
          }
          amount
        }
        refusedFile
        createdAt
        startedAt
        finishedAt
        file {
          id
          name
          deletedAt
        }
        failure {
          code
          field
          message
        }
        refusals(first: 50) {
          edges {
            node {
              row
              column
              message
            }
          }
        }
      }
    }
  }
`);

export const ImportFileDocument = graphql(`
  query ImportFile($id: ID!) {
    node(id: $id) {
      ... on ImportFile {
        id
        name
        size
      }
    }
  }
`);

export const ImportMappingsDocument = graphql(`
  query ImportMappings {
    importMappings {
      id
      name
      target
      preset
      definition
    }
  }
`);

export const ImportPreviewDocument = graphql(`
  query ImportPreview($fileId: ID!, $mapping: JSON) {
    importPreview(fileId: $fileId, mapping: $mapping) {
      format
      encoding
      delimiter
      header
      suggestedMapping
      rows {
        row
        cells
        effects
        refusals {
          column
          message
        }
      }
    }
  }
`);

export const StartImportDocument = graphql(`
  mutation StartImport($input: StartImportInput!) {
    startImport(input: $input) {
      id
    }
  }
`);

export const CancelImportDocument = graphql(`
  mutation CancelImport($id: ID!) {
    cancelImport(id: $id) {
      id
      state
    }
  }
`);

export const SaveImportMappingDocument = graphql(`
  mutation SaveImportMapping($mapping: JSON!) {
    saveImportMapping(mapping: $mapping) {
      id
      name
    }
  }
`);

/** How far an import is, as it happens. The counts are of the job itself, so that the page's own copy of it follows. */
export const ImportProgressDocument = graphql(`
  subscription ImportProgress($id: ID!) {
    importProgress(id: $id) {
      import {
        id
        state
        phase
        progress
        rowsRead
        rowsWritten
        rowsKnown
        rowsRefused
      }
    }
  }
`);

export type Job = NodeOf<ImportQuery>;
