import { graphql } from '../../gql/gql.ts';

export const OverviewDocument = graphql(`
  query Overview($from: Date!, $to: Date!, $filter: SalesFilter) {
    salesOverview(from: $from, to: $to, filter: $filter) {
      current {
        figures {
          revenue
          profit
          margin
          orders
          basket
          units
        }
        activeMembers
        newMembers
      }
      change {
        revenue
        profit
        orders
        basket
        activeMembers
        newMembers
      }
      changeOnYear {
        revenue
        profit
        orders
        basket
        activeMembers
        newMembers
      }
    }
  }
`);

export const TrendDocument = graphql(`
  query Trend($from: Date!, $to: Date!, $filter: SalesFilter, $grain: Grain!, $compare: Comparison, $active: Boolean!) {
    salesTrend(from: $from, to: $to, filter: $filter, grain: $grain, compare: $compare) {
      fromFacts
      points {
        current {
          from
          label
          figures {
            revenue
            cost
            profit
            orders
            units
          }
          activeMembers @include(if: $active)
        }
        compared {
          label
          figures {
            revenue
            cost
            profit
            orders
            units
          }
          activeMembers @include(if: $active)
        }
      }
    }
  }
`);

export const CategoriesOfDocument = graphql(`
  query CategoriesOf($from: Date!, $to: Date!, $filter: SalesFilter, $parentId: ID) {
    salesByCategory(from: $from, to: $to, filter: $filter, parentId: $parentId) {
      rows {
        rank
        id
        name
        share
        figures {
          revenue
          profit
          margin
          orders
          units
        }
      }
    }
  }
`);

export const ProductRanksDocument = graphql(`
  query ProductRanks($from: Date!, $to: Date!, $filter: SalesFilter, $by: SalesRankBy!) {
    salesByProduct(from: $from, to: $to, filter: $filter, by: $by, first: 50) {
      rows {
        rank
        id
        name
        share
        figures {
          revenue
          profit
          margin
          orders
          units
        }
      }
    }
  }
`);

export const StoreRanksDocument = graphql(`
  query StoreRanks($from: Date!, $to: Date!, $filter: SalesFilter) {
    salesByStore(from: $from, to: $to, filter: $filter) {
      rows {
        rank
        id
        name
        share
        figures {
          revenue
          profit
          margin
          orders
          units
        }
      }
    }
  }
`);

export const StaffRanksDocument = graphql(`
  query StaffRanks($from: Date!, $to: Date!, $filter: SalesFilter, $by: SalesRankBy!) {
    staffRanking(from: $from, to: $to, filter: $filter, by: $by, first: 50) {
      rows {
        rank
        id
        name
        share
        figures {
          revenue
          profit
          margin
          orders
          units
        }
      }
    }
  }
`);

export const HoursDocument = graphql(`
  query Hours($from: Date!, $to: Date!, $filter: SalesFilter) {
    salesByHour(from: $from, to: $to, filter: $filter) {
      cells {
        weekday
        hour
        figures {
          revenue
          orders
          units
        }
      }
    }
  }
`);

export const NewMembersDocument = graphql(`
  query NewMembers($from: Date!, $to: Date!, $grain: Grain!, $orgId: ID) {
    newMembers(from: $from, to: $to, grain: $grain, orgId: $orgId) {
      total
      points {
        from
        label
        count
        previous
        change
        sameLastYear
        changeOnYear
      }
      sources {
        source
        count
        share
      }
    }
  }
`);

/** What a filter of the page is called. */
export const NameDocument = graphql(`
  query Name($id: ID!) {
    node(id: $id) {
      ... on Category {
        id
        name
      }
      ... on Product {
        id
        name
      }
      ... on Employee {
        id
        name
      }
      ... on Level {
        id
        name
      }
      ... on Tag {
        id
        name
      }
    }
  }
`);
