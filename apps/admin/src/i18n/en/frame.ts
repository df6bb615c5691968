/** Navigation, top bar, search. */
const frame = {
  product: 'Regulars',
  group: {
    analytics: 'Analytics',
    members: 'Members',
    sales: 'Sales',
    stock: 'Stock',
    staff: 'Staff',
    alerts: 'Alerts',
    settings: 'Settings',
  },
  nav: 'Main navigation',
  more: 'More',
  collapse: 'Collapse navigation',
  expand: 'Expand navigation',
  branch: 'Branch',
  whole_chain: 'Whole chain',
  search: 'Search',
  search_hint: 'Phone, card or member number, name, product, page',
  search_empty: 'Nothing found. A member is found by a whole phone, card or member number.',
  search_pages: 'Pages',
  language: 'Language',
  theme: 'Light or dark',
  account: 'Account',
  sign_out: 'Sign out',
  not_found: 'There is no such page, or your role may not see it.',
  go_home: 'To the first page',
  reload: 'Reload',
  crashed: 'This page stopped working',
  crashed_help: 'Reload it. If it happens again, pass the text below to your administrator.',
};

export default frame;
