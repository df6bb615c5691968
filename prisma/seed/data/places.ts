export interface Place {
  code: string;
  name: string;
  phone: string;
  address: string;
  /** How much it sells, compared with the others. */
  weight: number;
  /** Change of its trade over two years: 0.2 is 20% more at the end than at the start. */
  growth: number;
  /** Days after the start of the two years on which it opened; not told: before. */
  opened?: number;
}

export interface Area {
  code: string;
  name: string;
  /** Where its companies are, for their names. */
  cities: string[];
  stores: Place[];
}

export const CHAIN_NAME = '拾味集';
export const HEAD_OFFICE = { code: 'HQ', name: '拾味集总部', phone: '057156001000', address: '浙江省杭州市上城区望江东路 88 号 12 层' };

export const AREAS: Area[] = [
  {
    code: 'EAST',
    name: '华东大区',
    cities: ['上海', '杭州', '苏州', '南京'],
    stores: [
      { code: 'SH01', name: '上海静安寺店', phone: '02156001101', address: '上海市静安区愚园路 68 号 1 层', weight: 1.5, growth: 0.16 },
      { code: 'SH02', name: '上海徐家汇店', phone: '02156001102', address: '上海市徐汇区天钥桥路 131 号', weight: 1.25, growth: 0.1 },
      { code: 'HZ01', name: '杭州湖滨店', phone: '057156001201', address: '浙江省杭州市上城区平海路 27 号', weight: 1.45, growth: 0.22 },
      { code: 'SZ01', name: '苏州观前街店', phone: '051256001301', address: '江苏省苏州市姑苏区观前街 142 号', weight: 0.95, growth: 0.06 },
      {
        code: 'NJ01',
        name: '南京新街口店',
        phone: '02556001401',
        address: '江苏省南京市秦淮区中山南路 79 号',
        weight: 0.9,
        growth: 0.3,
        opened: 160,
      },
    ],
  },
  {
    code: 'SOUTH',
    name: '华南大区',
    cities: ['广州', '深圳', '佛山'],
    stores: [
      { code: 'GZ01', name: '广州北京路店', phone: '02056002101', address: '广东省广州市越秀区北京路 238 号', weight: 1.3, growth: 0.12 },
      { code: 'SZ11', name: '深圳福田店', phone: '075556002201', address: '广东省深圳市福田区福华三路 16 号', weight: 1.2, growth: 0.28 },
      { code: 'FS01', name: '佛山祖庙店', phone: '075756002301', address: '广东省佛山市禅城区祖庙路 33 号', weight: 0.7, growth: -0.35 },
    ],
  },
  {
    code: 'WEST',
    name: '西南大区',
    cities: ['成都', '重庆', '昆明'],
    stores: [
      {
        code: 'CD01',
        name: '成都春熙路店',
        phone: '02856003101',
        address: '四川省成都市锦江区春熙路东段 9 号',
        weight: 1.35,
        growth: 0.24,
      },
      { code: 'CD02', name: '成都宽窄巷子店', phone: '02856003102', address: '四川省成都市青羊区宽巷子 21 号', weight: 0.85, growth: 0.08 },
      { code: 'CQ01', name: '重庆解放碑店', phone: '02356003201', address: '重庆市渝中区民权路 51 号', weight: 1.05, growth: 0.18 },
      {
        code: 'KM01',
        name: '昆明南屏街店',
        phone: '087156003301',
        address: '云南省昆明市五华区南屏街 60 号',
        weight: 0.75,
        growth: 0.4,
        opened: 430,
      },
    ],
  },
];
