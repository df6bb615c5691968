import { graphql } from '../../gql/gql.ts';

export const ReportDocument = graphql(`
  query Report($orgId: ID, $month: Date!) {
    managementReport(orgId: $orgId, month: $month) {
      org {
        id
        name
      }
      from
      to
      label
      membersInAll
      overview {
        current {
          ...ReportPeriod
        }
        previous {
          ...ReportPeriod
        }
        sameLastYear {
          ...ReportPeriod
        }
      }
      days {
        points {
          current {
            from
            label
            figures {
              revenue
              orders
            }
          }
        }
      }
      stores {
        rows {
          ...ReportStore
        }
      }
      categories {
        rows {
          ...ReportCategory
        }
      }
      products {
        rows {
          ...ReportProduct
        }
      }
      newMembers {
        total
        sources {
          source
          count
          share
        }
        stores {
          id
          name
          count
          share
        }
      }
      levels {
        level {
          id
          name
        }
        share
        figures {
          ...ReportFigures
        }
      }
      staff {
        total
        rows {
          ...PerformanceFields
        }
      }
    }
  }
`);

export const ReportFigures = graphql(`
  fragment ReportFigures on SalesFigures {
    revenue
    profit
    margin
    orders
    basket
    units
    refunds
    discount
  }
`);

export const ReportPeriod = graphql(`
  fragment ReportPeriod on SalesPeriod {
    label
    activeMembers
    newMembers
    figures {
      ...ReportFigures
    }
  }
`);

export const ReportStore = graphql(`
  fragment ReportStore on SalesByOrgRow {
    id
    rank
    name
    share
    figures {
      ...ReportFigures
    }
  }
`);

export const ReportCategory = graphql(`
  fragment ReportCategory on SalesByCategoryRow {
    id
    rank
    name
    share
    figures {
      ...ReportFigures
    }
  }
`);

export const ReportProduct = graphql(`
  fragment ReportProduct on SalesByProductRow {
    id
    rank
    name
    share
    figures {
      ...ReportFigures
    }
  }
`);
