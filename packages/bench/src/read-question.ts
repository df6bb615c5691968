/** What every contender is asked: a page of members, newest first, with level, tags and the last three receipts and their lines. */
export const PAGE = `query Page($first: Int!, $after: String) {
  members(first: $first, after: $after) {
    edges {
      node {
        id
        number
        name
        phone
        joinedOn
        level { name colour }
        tags { tag { name colour } }
        sales(first: 3) {
          edges {
            node {
              id
              number
              businessDate
              amount
              lines { quantity amount product { name } }
            }
          }
        }
      }
    }
  }
}`;

export const FIRST = 50;

/** The cursor of a member, as Relay connections over Prisma write it. */
export const cursorOf = (memberId: string) => Buffer.from(`GPC:S:${memberId}`).toString('base64');

/** The member behind a cursor. */
export const memberOf = (cursor: string) => Buffer.from(cursor, 'base64').toString().slice('GPC:S:'.length);

/** The best statement that we know for the same page: $1 the member after whom it begins, $2 how many. */
export const STATEMENT = `
  select json_build_object('data', json_build_object('members', json_build_object('edges', coalesce(json_agg(json_build_object('node', json_build_object(
    'id', m.id, 'number', m.number, 'name', m.name, 'phone', m.phone, 'joinedOn', m.joined_on,
    'level', json_build_object('name', l.name, 'colour', l.colour),
    'tags', (
      select coalesce(json_agg(json_build_object('tag', json_build_object('name', t.name, 'colour', t.colour)) order by mt.tagged_at desc), '[]')
      from member_tag mt join tag t on t.id = mt.tag_id
      where mt.member_id = m.id and (mt.expires_on is null or mt.expires_on >= current_date)),
    'sales', json_build_object('edges', (
      select coalesce(json_agg(json_build_object('node', json_build_object(
        'id', s.id, 'number', s.number, 'businessDate', s.business_date, 'amount', s.amount,
        'lines', (
          select coalesce(json_agg(json_build_object('quantity', sl.quantity, 'amount', sl.amount, 'product', json_build_object('name', p.name)) order by sl.line_no), '[]')
          from sale_line sl join product p on p.id = sl.product_id
          where sl.member_id = s.member_id and sl.sale_id = s.id)
      )) order by s.business_date desc, s.id desc), '[]')
      from (select * from sale where member_id = m.id order by business_date desc, id desc limit 3) s))
  )) order by m.id desc), '[]'))))::text as answer
  from (
    select * from member where kind <> 'GUEST' and archived_at is null and id < $1 order by id desc limit $2
  ) m join level l on l.id = m.level_id`;

/** The answer of any contender, as far as their ways of writing ids and amounts agree. */
export interface Answer {
  data: { members: { edges: { node: AnsweredMember }[] } };
}

interface AnsweredMember {
  number: string;
  name: string;
  phone: string | null;
  joinedOn: string;
  level: { name: string; colour: string };
  tags: { tag: { name: string; colour: string } }[];
  sales: { edges: { node: { number: string; businessDate: string; lines: { product: { name: string } }[] } }[] };
}

/** What must be the same in all answers. */
export const essence = ({ data }: Answer): string =>
  JSON.stringify(
    data.members.edges.map(({ node: { number, name, phone, joinedOn, level, tags, sales } }) => [
      [number, name, phone, joinedOn.slice(0, 10), level.name, level.colour],
      tags.map(({ tag }) => [tag.name, tag.colour]),
      sales.edges.map(({ node }) => [node.number, node.businessDate.slice(0, 10), node.lines.map(({ product }) => product.name)]),
    ]),
  );
