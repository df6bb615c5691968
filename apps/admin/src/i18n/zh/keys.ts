/** Words of keys by which machines call endpoints of ours, whichever they are for. */
const keys = {
  no_keys: '还没有密钥。',
  new_key: '新建密钥',
  make: '生成密钥',
  made: '密钥已生成',
  used: '%{at} 使用过',
  never_used: '未使用过',
  revoke: '吊销',
  revoked: '已吊销',
  revoke_title: '吊销密钥“%{name}”？',
  revoked_done: '密钥已吊销',
};

export default keys;
