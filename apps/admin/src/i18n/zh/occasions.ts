const occasions = {
  name: '生日与周年',
  fields: {
    day: '日期',
    kind: '事项',
    ahead: '未来天数',
    member: '会员',
    number: '会员号',
    phone: '电话',
    store: '归属门店',
    employeeId: '招募人',
  },
  kind: { BIRTHDAY: '生日', JOINED: '入会周年', ANNIVERSARY: '纪念日' },
  told: { BIRTHDAY: '%{smart_count} 岁生日', JOINED: '入会 %{smart_count} 周年', ANNIVERSARY: '%{name} %{smart_count} 周年' },
  ahead: '%{smart_count} 天',
};

export default occasions;
