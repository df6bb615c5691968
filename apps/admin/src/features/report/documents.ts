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

  fragment ReportPeriod on SalesPeriod {
    label
    activeMembers
    newMembers
    figures {
      ...ReportFigures
    }
  }

  fragment ReportStore on SalesByOrgRow {
    id
    rank
    name
    share
    figures {
      ...ReportFigures
    }
  }

  fragment ReportCategory on SalesByCategoryRow {
    id
    rank
    name
    share
    figures {
      ...ReportFigures
    }
  }

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
