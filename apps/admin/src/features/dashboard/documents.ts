import { graphql } from '../../gql/gql.ts';

/** The whole page in one request. What the role does not allow, or is put away, is neither asked for nor computed. */
export const DashboardDocument = graphql(`
  query Dashboard(
    $from: Date!
    $to: Date!
    $orgId: ID
    $filter: SalesFilter
    $grain: Grain!
    $compare: Comparison
    $todoKinds: [AlertKind!]
    $stockKinds: [AlertKind!]
    $onPrevious: Boolean!
    $onYear: Boolean!
    $kpis: Boolean!
    $trend: Boolean!
    $categories: Boolean!
    $products: Boolean!
    $stores: Boolean!
    $staff: Boolean!
    $hours: Boolean!
    $newMembers: Boolean!
    $sources: Boolean!
    $storeShares: Boolean!
    $joined: Boolean!
    $inbox: Boolean!
    $todos: Boolean!
    $stock: Boolean!
    $latest: Boolean!
  ) {
    salesOverview(from: $from, to: $to, filter: $filter) @include(if: $kpis) {
      current {
        ...KpiFigures
      }
      change @include(if: $onPrevious) {
        ...KpiChange
      }
      changeOnYear @include(if: $onYear) {
        ...KpiChange
      }
    }
    salesTrend(from: $from, to: $to, filter: $filter, grain: $grain, compare: $compare) @include(if: $trend) {
      points {
        current {
          from
          label
          activeMembers @include(if: $kpis)
          newMembers @include(if: $kpis)
          figures {
            ...TrendFigures
          }
        }
        compared {
          label
          figures {
            ...TrendFigures
          }
        }
      }
    }
    salesByCategory(from: $from, to: $to, filter: $filter) @include(if: $categories) {
      rows {
        rank
        id
        name
        share
        figures {
          ...RankFigures
        }
      }
    }
    salesByProduct(from: $from, to: $to, filter: $filter, first: 10) @include(if: $products) {
      rows {
        rank
        id
        name
        share
        figures {
          ...RankFigures
        }
      }
    }
    salesByStore(from: $from, to: $to, filter: $filter, compare: $compare) @include(if: $stores) {
      rows {
        rank
        previousRank
        id
        name
        share
        figures {
          ...RankFigures
        }
      }
    }
    staffRanking(from: $from, to: $to, filter: $filter, first: 10, compare: $compare) @include(if: $staff) {
      rows {
        rank
        previousRank
        id
        name
        share
        figures {
          ...RankFigures
        }
      }
    }
    salesByHour(from: $from, to: $to, filter: $filter) @include(if: $hours) {
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
    newMembers(from: $from, to: $to, grain: $grain, orgId: $orgId) @include(if: $joined) {
      total
      points @include(if: $newMembers) {
        from
        label
        count
        previous
        change
        sameLastYear
        changeOnYear
      }
      sources @include(if: $sources) {
        source
        count
        share
      }
      stores @include(if: $storeShares) {
        id
        name
        count
        share
      }
    }
    ...WhatWaits
    sales(first: 10, filter: { branchId: $orgId }) @include(if: $latest) {
      edges {
        node {
          ...LatestSale
        }
      }
    }
  }

  fragment KpiFigures on SalesPeriod {
    activeMembers
    newMembers
    figures {
      revenue
      profit
      orders
      basket
    }
  }

  fragment KpiChange on SalesChange {
    revenue
    profit
    orders
    basket
    activeMembers
    newMembers
  }

  fragment TrendFigures on SalesFigures {
    revenue
    cost
    profit
    orders
    units
    basket
  }

  fragment RankFigures on SalesFigures {
    revenue
    profit
  }

  fragment WaitingAlert on Alert {
    id
    kindTitle
    severity
    title
    openedAt
    day
    org {
      id
      name
    }
  }

  fragment WhatWaits on Query {
    alertCounts(orgId: $orgId) @include(if: $inbox) {
      critical
      warning
      info
    }
    inbox: alerts(first: 20, filter: { orgId: $orgId }) @include(if: $inbox) {
      totalCount
      edges {
        node {
          ...WaitingAlert
        }
      }
    }
    todos: alerts(first: 20, filter: { orgId: $orgId, kinds: $todoKinds }) @include(if: $todos) {
      totalCount
      edges {
        node {
          ...WaitingAlert
        }
      }
    }
    stock: alerts(first: 20, filter: { orgId: $orgId, kinds: $stockKinds }) @include(if: $stock) {
      totalCount
      edges {
        node {
          ...WaitingAlert
        }
      }
    }
  }

  fragment LatestSale on Sale {
    id
    number
    kind
    soldAt
    businessDate
    amount
    guest
    store {
      id
      name
      timeZone
    }
    member {
      id
      name
    }
  }
`);

/** What of the page moves with alerts; its answer lands in the same places of the cache. */
export const WhatWaitsDocument = graphql(`
  query WhatWaitsNow(
    $orgId: ID
    $todoKinds: [AlertKind!]
    $stockKinds: [AlertKind!]
    $inbox: Boolean!
    $todos: Boolean!
    $stock: Boolean!
  ) {
    ...WhatWaits
  }
`);
