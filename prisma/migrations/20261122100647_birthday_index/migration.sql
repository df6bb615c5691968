-- Birthdays of the days to come, in whatever year: lists of occasions, messages, tasks and alerts ask by this very expression.
-- Prisma knows no indexes of expressions, and does not miss them.
create index member_birthday_idx on member ((date_part('month', birthday) * 100 + date_part('day', birthday))) where birthday is not null;
