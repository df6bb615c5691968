import { graphql } from '../../gql/gql.ts';

export const DeliveriesDocument = graphql(`
  query Deliveries($first: Int, $after: String, $filter: DeliveryFilter, $direction: SortDirection!) {
    deliveries(first: $first, after: $after, filter: $filter, direction: $direction) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          number
          status
          nextStatuses
          date
          windowStart
          windowEnd
          overdue
          recipient
          phone
          address
          note
          reason
          store {
            id
            name
          }
          employee {
            id
            name
          }
          items {
            name
            sku
            unit
            quantity
          }
        }
      }
    }
  }
`);

export const DeliveryDocument = graphql(`
  query Delivery($id: ID!) {
    node(id: $id) {
      ... on Delivery {
        id
        number
        status
        nextStatuses
        statusAt
        createdAt
        date
        windowStart
        windowEnd
        overdue
        recipient
        phone
        address
        note
        reason
        guest
        store {
          id
          name
        }
        employee {
          id
          name
        }
        member {
          id
          name
          number
        }
        sale {
          id
          number
        }
        items {
          name
          sku
          unit
          quantity
        }
      }
    }
  }
`);

export const DeliveriesOfSaleDocument = graphql(`
  query DeliveriesOfSale($id: ID!) {
    node(id: $id) {
      ... on Sale {
        id
        deliveries {
          ...DeliveryBrief
        }
      }
    }
  }

  fragment DeliveryBrief on Delivery {
    id
    number
    status
    date
    windowStart
    windowEnd
    overdue
    recipient
  }
`);

export const DeliveriesOfMemberDocument = graphql(`
  query DeliveriesOfMember($id: ID!, $first: Int!) {
    node(id: $id) {
      ... on Member {
        id
        name
        phone
        address
        deliveries(first: $first) {
          edges {
            node {
              ...DeliveryBrief
            }
          }
        }
      }
    }
  }
`);
