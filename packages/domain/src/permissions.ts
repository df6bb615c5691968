interface Title {
  readonly en: string;
  readonly zh: string;
}

/** Everything that a role may or may not do, as room.action. Where it may be done is the branch, not the permission. */
export const PERMISSIONS = {
  'org.read': { en: 'See regions and stores', zh: '查看机构' },
  'org.write': { en: 'Change regions and stores', zh: '管理机构' },
  'staff.read': { en: 'See employees', zh: '查看员工' },
  'staff.write': { en: 'Change employees and their roles', zh: '管理员工及角色' },
  'performance.own': { en: 'See the own performance', zh: '查看本人业绩' },
  'performance.read': { en: 'See the performance of the staff', zh: '查看员工业绩' },
  'performance.write': { en: 'Set goals for the staff', zh: '设置员工目标' },
  'audit.read': { en: 'See who changed what', zh: '查看操作日志' },
  'member.lookup': { en: 'Find a member of any store by phone or card', zh: '按手机号或卡号查找全部门店会员' },
  'member.read': { en: 'See the members of the branch', zh: '查看会员' },
  'member.write': { en: 'Register and change members', zh: '登记和修改会员' },
  'member.export': { en: 'Export members', zh: '导出会员' },
  'level.read': { en: 'See levels', zh: '查看等级' },
  'level.write': { en: 'Change levels', zh: '管理等级' },
  'tag.read': { en: 'See tags', zh: '查看标签' },
  'tag.write': { en: 'Change tags', zh: '管理标签' },
  'tag.assign': { en: 'Tag members', zh: '给会员打标签' },
  'product.read': { en: 'See products and categories', zh: '查看商品和类目' },
  'product.write': { en: 'Change products and categories', zh: '管理商品和类目' },
  'product.export': { en: 'Export products', zh: '导出商品' },
  'cost.read': { en: 'See cost and profit', zh: '查看成本和利润' },
  'stock.read': { en: 'See stock', zh: '查看库存' },
  'stock.write': { en: 'Receive, count and correct stock', zh: '入库、盘点和调整库存' },
  'stock.export': { en: 'Export stock', zh: '导出库存' },
  'purchase.read': { en: 'See suppliers and purchase orders', zh: '查看供应商和采购单' },
  'purchase.write': { en: 'Order and receive goods', zh: '采购订货和收货' },
  'purchase.export': { en: 'Export purchase orders', zh: '导出采购单' },
  'purchase.configure': { en: 'Change suppliers and what they offer', zh: '管理供应商及其供货' },
  'sale.read': { en: 'See sales', zh: '查看销售' },
  'sale.record': { en: 'Sell', zh: '收银' },
  'sale.refund': { en: 'Take goods back', zh: '退货' },
  'sale.refundElsewhere': { en: 'Take back goods that another store sold', zh: '跨店退货' },
  'sale.export': { en: 'Export sales', zh: '导出销售' },
  'delivery.read': { en: 'See deliveries', zh: '查看配送' },
  'delivery.write': { en: 'Plan and carry out deliveries', zh: '安排和处理配送' },
  'delivery.export': { en: 'Export deliveries', zh: '导出配送' },
  'import.read': { en: 'See imports', zh: '查看导入' },
  'import.run': { en: 'Import files', zh: '导入文件' },
  'analytics.read': { en: 'See figures', zh: '查看统计' },
  'analytics.export': { en: 'Export figures', zh: '导出统计' },
  'alert.read': { en: 'See alerts and to-dos', zh: '查看提醒和待办' },
  'alert.write': { en: 'Take care of alerts', zh: '处理提醒' },
  'alert.configure': { en: 'Say when alerts are raised', zh: '设置提醒规则' },
  'settings.read': { en: 'See settings', zh: '查看设置' },
  'settings.write': { en: 'Change settings', zh: '修改设置' },
} as const satisfies Record<string, Title>;

export type Permission = keyof typeof PERMISSIONS;

/** In the order in which they are offered to whoever names an employee's role; the most powerful first. */
export const ROLE_TITLES = {
  OWNER: { en: 'Owner', zh: '所有者' },
  HEAD_OFFICE_MANAGER: { en: 'Head-office manager', zh: '总部经理' },
  REGION_MANAGER: { en: 'Region manager', zh: '大区经理' },
  STORE_MANAGER: { en: 'Store manager', zh: '店长' },
  CASHIER: { en: 'Cashier', zh: '收银员' },
  MARKETER: { en: 'Marketer', zh: '营销专员' },
  CALL_CENTRE_AGENT: { en: 'Call-centre agent', zh: '客服专员' },
  ANALYST: { en: 'Analyst', zh: '数据分析师' },
} as const satisfies Record<string, Title>;

export type Role = keyof typeof ROLE_TITLES;

const everything = Object.keys(PERMISSIONS) as Permission[]; // keys of a const object, which TypeScript types as string[]
const lists: Permission[] = ['org.read', 'level.read', 'tag.read', 'product.read', 'stock.read'];
const till: Permission[] = [
  ...lists,
  'member.lookup',
  'member.read',
  'member.write',
  'sale.read',
  'sale.record',
  'delivery.read',
  'delivery.write',
  'performance.own',
  'alert.read',
  'alert.write',
];
const store: Permission[] = [
  ...till,
  'tag.assign',
  'sale.refund',
  'sale.export',
  'delivery.export',
  'stock.write',
  'stock.export',
  'purchase.read',
  'purchase.write',
  'staff.read',
  'staff.write',
  'performance.read',
  'performance.write',
  'audit.read',
  'analytics.read',
  'analytics.export',
  'settings.read',
  'alert.configure',
];
const region: Permission[] = [
  ...store,
  'sale.refundElsewhere',
  'cost.read',
  'member.export',
  'product.export',
  'purchase.export',
  'import.read',
];

/** What each role may do within its branch. A role may only be given by someone who may do all of it: see `mayGrant`. */
export const ROLES: Record<Role, readonly Permission[]> = {
  OWNER: everything,
  HEAD_OFFICE_MANAGER: everything.filter((permission) => permission !== 'settings.write'),
  REGION_MANAGER: region,
  STORE_MANAGER: store,
  CASHIER: till,
  MARKETER: [
    ...lists,
    'member.lookup',
    'member.read',
    'member.write',
    'member.export',
    'level.write',
    'tag.write',
    'tag.assign',
    'sale.read',
    'analytics.read',
    'analytics.export',
    'alert.read',
    'alert.write',
  ],
  CALL_CENTRE_AGENT: [
    ...lists,
    'member.lookup',
    'member.read',
    'member.write',
    'tag.assign',
    'sale.read',
    'delivery.read',
    'delivery.write',
    'alert.read',
    'alert.write',
  ],
  ANALYST: [
    ...lists,
    'staff.read',
    'performance.read',
    'cost.read',
    'sale.read',
    'sale.export',
    'product.export',
    'stock.export',
    'purchase.read',
    'purchase.export',
    'analytics.read',
    'analytics.export',
    'alert.read',
  ],
};

const allowed = new Map(Object.entries(ROLES).map(([role, permissions]) => [role, new Set(permissions)]));

export function can(role: Role, permission: Permission): boolean {
  return allowed.get(role)?.has(permission) ?? false;
}

/** Whether an employee of role `granter` may give `role` to another: never a right that he has not himself. */
export function mayGrant(granter: Role, role: Role): boolean {
  return can(granter, 'staff.write') && ROLES[role].every((permission) => can(granter, permission));
}
