-- What members are told of their levels, once somebody has switched it on.
insert into message_template (id, code, name, purpose, channel, occasion, subject_en, subject_zh, body_en, body_zh, enabled, built_in) values
  ('00000000-0000-7000-8000-000000000104', 'level_up', '升级通知 · A level reached', 'SERVICE', 'SMS', 'LEVEL_UP',
    'You are {level} now', '您已升级为{level}',
    '{name}, you have reached {level} at {chain}.',
    '【{chain}】{name}，恭喜您升级为{level}，权益即刻生效。', false, true),
  ('00000000-0000-7000-8000-000000000105', 'level_warning', '保级提醒 · A level at risk', 'SERVICE', 'SMS', 'LEVEL_WARNING',
    'Your level at {chain}', '{chain} 保级提醒',
    '{name}, your level {level} is reviewed on {day}. A little more is needed to keep it; {store} will tell you how much.',
    '【{chain}】{name}，您的{level}将于 {day} 复核，目前尚未达到保级要求，详情请咨询{store}。', false, true),
  ('00000000-0000-7000-8000-000000000106', 'level_grace', '等级宽限通知 · Grace has begun', 'SERVICE', 'SMS', 'LEVEL_GRACE',
    'Your level at {chain}', '{chain} 等级宽限通知',
    '{name}, you can still keep your level {level} until {day}.',
    '【{chain}】{name}，您的{level}已进入宽限期，{day} 前达到要求即可保留。', false, true);
