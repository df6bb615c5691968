const myDay = {
  name: '我的一天',
  mine: '只看我的',
  all: '全部',
  today: '今天',
  followUps: '回访',
  no_followUps: '近几天没有到期的回访。',
  occasions: '生日与周年',
  no_occasions: '近几天没有会员生日或周年。',
  deliveries: '配送',
  no_deliveries: '没有待配送的单据。',
};

export default myDay;
