import type en from '../en/tags.ts';

const tags: typeof en = {
  name: '标签 |||| 标签',
};

export default tags;
