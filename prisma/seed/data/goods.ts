import type { Shelf } from './shelf.ts';

/** What is not eaten every day: tea ware, household goods, seasonal boxes, services, gifts. */
export const goods: Shelf[] = [
  {
    code: '50',
    name: '日用百货',
    shelves: [
      {
        code: '5010',
        name: '茶器茶具',
        shelves: [
          {
            code: '501001',
            name: '紫砂陶瓷',
            weight: 4,
            margin: 0.55,
            season: 'flat',
            goods: `
            紫砂壶 西施|把|180ml 268|220ml 328
            白瓷盖碗|只|120ml 49|150ml 59
            汝窑品茗杯|只|单只 45|六只装 238
            快客杯 旅行套装|套|一壶两杯 98|一壶四杯 138
            茶叶罐 陶瓷|只|小号 36|大号 58`,
          },
          {
            code: '501002',
            name: '玻璃茶具',
            weight: 4,
            margin: 0.52,
            season: 'hot',
            goods: `
            耐热玻璃壶|把|600ml 59|1000ml 79
            公道杯|只|250ml 32|400ml 39
            冷水壶|把|1.2L 46|1.8L 58
            双层玻璃杯|只|250ml 35|350ml 42`,
          },
          {
            code: '501003',
            name: '茶道配件',
            weight: 3,
            margin: 0.58,
            season: 'flat',
            goods: `
            竹制茶盘|个|小号 88|大号 168
            茶道六君子|套|竹制 39|黑檀 89
            茶滤 不锈钢|个|单只 12.8
            茶巾 棉麻|条|单条 12|三条装 29.8
            焖烧壶|把|800ml 139|1.2L 169`,
          },
        ],
      },
      {
        code: '5020',
        name: '家居清洁',
        weight: 7,
        margin: 0.32,
        season: 'flat',
        goods: `
        竹浆抽纸|提|6包 18.8|24包 62.8
        洗洁精 茶籽|瓶|500g 12.8|1.5kg 26.8
        洗衣液 皂角|瓶|1kg 19.8|3kg 46.8
        厨房湿巾|包|40抽 9.9|3包装 26.9
        保鲜袋|盒|80只 12.8|150只 19.8
        油污净|瓶|500g 15.8|1kg 26.8
        垃圾袋 加厚|卷|30只 7.9|100只 19.9`,
      },
      {
        code: '5030',
        name: '个人护理',
        weight: 6,
        margin: 0.44,
        season: 'flat',
        goods: `
        牙膏 茶多酚|支|120g 16.8|两支装 29.8
        护手霜 桂花|支|30g 19.8|75g 39.8
        沐浴露 白茶|瓶|500ml 36.8|1L 62.8
        洗手液 绿茶|瓶|300ml 15.8|500ml 22.8
        润唇膏 蜂蜜|支|4g 19.8
        手工皂 抹茶|块|100g 15.8|三块装 42.8
        艾草足浴包|盒|20包 26.8|40包 48.8
        棉柔巾|包|60抽 10.8|6包装 56.8`,
      },
      {
        code: '5040',
        name: '文创香氛',
        weight: 3,
        margin: 0.56,
        season: 'flat',
        goods: `
        线香 檀香|盒|40支 39|90支 79
        香薰蜡烛 白茶|杯|80g 49|180g 98
        节气日历|本|32开 58
        茶枕|只|标准 128
        帆布袋|个|均码 29
        书签 节气|套|四枚 19.8
        手账本 茶纹|本|A6 28|A5 38`,
      },
    ],
  },
  {
    code: '60',
    name: '节令礼盒',
    shelves: [
      {
        code: '6010',
        name: '茶礼',
        weight: 3.5,
        margin: 0.5,
        season: 'gifts',
        goods: `
        四季茶礼|盒|四罐装 298|六罐装 428
        龙井礼盒|盒|200g 498|400g 898
        岩茶礼盒|盒|160g 468
        普洱对饼礼盒|盒|714g 588
        茶点双拼礼盒|盒|标准 168|尊享 268`,
      },
      {
        code: '6020',
        name: '年货礼盒',
        weight: 12,
        margin: 0.4,
        season: 'newyearOnly',
        goods: `
        坚果大礼盒|盒|1.2kg 128|1.8kg 188
        团圆零食礼盒|盒|标准 99|豪华 168
        干货山珍礼盒|盒|六味 138|八味 198
        福字糖果礼盒|盒|600g 68|1kg 98`,
      },
      {
        code: '6030',
        name: '中秋月饼',
        weight: 16,
        margin: 0.48,
        season: 'midautumn',
        goods: `
        茶月饼礼盒|盒|6枚 138|8枚 188
        广式月饼礼盒|盒|6枚 118|8枚 168
        苏式鲜肉月饼|盒|6枚 42
        流心奶黄月饼|盒|4枚 78|8枚 148`,
      },
      {
        code: '6040',
        name: '端午粽子',
        weight: 14,
        margin: 0.42,
        season: 'dragonboat',
        goods: `
        蛋黄鲜肉粽|袋|4只 32|8只 59
        蜜枣甜粽|袋|4只 26|8只 48
        端午粽礼盒|盒|10只 98|16只 148`,
      },
    ],
  },
  {
    code: '70',
    name: '服务',
    kind: 'SERVICE',
    shelves: [
      {
        code: '7010',
        name: '门店服务',
        kind: 'SERVICE',
        weight: 3,
        margin: 0.6,
        season: 'flat',
        goods: `
        礼盒包装|次|标准 15|丝带 25
        同城送货|单|5公里内 12
        茶具刻字|件|四字以内 30
        茶艺体验课|位|90分钟 128
        品鉴会入场|位|单场 68`,
      },
    ],
  },
  {
    code: '80',
    name: '赠品',
    kind: 'GIFT',
    shelves: [
      {
        code: '8010',
        name: '满赠与积分礼品',
        kind: 'GIFT',
        weight: 0,
        margin: 0.3,
        season: 'flat',
        goods: `
        试饮茶包组|份|3包 9.9
        便携茶杯|只|200ml 25
        拾味布袋|个|均码 15
        冰箱贴|个|节气款 12
        年历台卡|个|当年款 18`,
      },
    ],
  },
];
