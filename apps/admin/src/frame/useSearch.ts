import type { SvgIconComponent } from '@mui/icons-material';
import Inventory from '@mui/icons-material/Inventory2Outlined';
import Person from '@mui/icons-material/PersonOutlined';
import ReceiptLong from '@mui/icons-material/ReceiptLongOutlined';
import { useQuery } from '@apollo/client/react';
import { useDeferredValue } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../components/useFormat.ts';
import { useMay } from '../providers/viewer.ts';
import { SearchDocument } from './search.ts';
import { useRooms } from './useRooms.ts';

export interface Hit {
  /** Where it leads to. */
  path: string;
  title: string;
  detail?: string;
  icon: SvgIconComponent;
}

/** Two letters, or one Chinese character. */
const enough = (text: string) => text.length > 1 || /\p{Script=Han}/u.test(text);

/** Pages by name, members by name, pinyin, phone or number, products by name or code, sales by the whole receipt number. */
export function useSearch(typed: string): Hit[] {
  const t = useTranslate();
  const { phone, money, day } = useFormat();
  const text = useDeferredValue(typed.trim());
  const [members, products, sales] = [useMay('member.read'), useMay('product.read'), useMay('sale.read')];
  const open = useRooms().flatMap(([, rooms]) => rooms);
  const { data } = useQuery(SearchDocument, { variables: { text, members, products, sales }, skip: !enough(text) });

  const pages = open
    .map(({ name, icon }) => ({ path: `/${name}`, title: t(`resources.${name}.name`, { smart_count: 2 }), icon }))
    .filter(({ title, path }) => `${title} ${path}`.toLowerCase().includes(text.toLowerCase()));
  if (!enough(text)) return pages;
  return [
    ...(data?.memberSearch?.members ?? []).map((node) => ({
      path: `/members/${encodeURIComponent(node.id)}/show`,
      title: node.name,
      detail: [node.level.name, node.phone ? phone(node.phone) : node.number].join(' · '),
      icon: Person,
    })),
    ...(data?.products?.edges ?? []).map(({ node }) => ({
      path: `/products?open=${encodeURIComponent(node.id)}`,
      title: node.name,
      detail: [node.sku, money(node.retailPrice)].join(' · '),
      icon: Inventory,
    })),
    ...(data?.sales?.edges ?? []).map(({ node }) => ({
      path: `/sales/${encodeURIComponent(node.id)}/show`,
      title: `${t(`resources.sales.kind.${node.kind}`)} ${node.number}`,
      detail: [node.store.name, day(node.businessDate), money(node.amount)].join(' · '),
      icon: ReceiptLong,
    })),
    ...pages,
  ];
}
