import { graphql } from '../../gql/gql.ts';

export const PurchaseSuggestionsDocument = graphql(`
  query PurchaseSuggestions($branchId: ID, $first: Int) {
    purchaseSuggestions(branchId: $branchId, first: $first) {
      totalCount
      rows {
        onHand
        onOrder
        reorderPoint
        perDay
        soldOutOn
        leadDays
        packName
        packSize
        packCost
        quantity
        store {
          id
          name
        }
        product {
          id
          sku
          name
          unit
        }
        supplier {
          id
          name
        }
      }
    }
  }
`);
