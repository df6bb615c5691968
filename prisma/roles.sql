-- Run by packages/db/src/migrate.ts, as the owner, after migrations were applied. Harmless when repeated.
-- The application works as regulars_app, which can't change what is written for ever. Without the right to make roles
-- (some hosted servers) nothing happens here and the pool warns.
do $$
begin
  if not exists (select from pg_roles where rolname = 'regulars_app') then
    create role regulars_app nologin;
  end if;
  if not pg_has_role('regulars_app', 'member') then
    execute format('grant regulars_app to %I', current_user);
  end if;
exception
  when duplicate_object or unique_violation then null; -- another database of this server made it at the same time
  when insufficient_privilege then raise notice 'regulars_app: %', sqlerrm;
end $$;

do $$
declare
  append_only constant text[] := array['event', 'audit', 'sale', 'sale_line', 'sale_tender', 'stock_movement', 'goods_receipt', 'goods_receipt_line', 'journal_entry', 'posting',
    'ledger_root', 'ledger_anchor', 'level_move', 'tag_change', 'card_event', 'card_spend', 'coupon_event', 'sale_offer', 'sale_earning', 'shift_cash',
    'sale_line_seller', 'commission_rule_version', 'commission_statement'];
  name text;
begin
  if not exists (select from pg_roles where rolname = 'regulars_app') then return; end if;
  execute format('grant usage on schema %I to regulars_app', current_schema());
  execute format('grant select, insert, update, delete on all tables in schema %I to regulars_app', current_schema());
  execute format('grant usage, select on all sequences in schema %I to regulars_app', current_schema());
  revoke all on _prisma_migrations from regulars_app;
  foreach name in array append_only loop
    if to_regclass(name) is not null then
      execute format('revoke update, delete, truncate on %I from regulars_app', name);
    end if;
  end loop;
  -- A settlement stands; of its rows it is only noted that they were paid.
  if to_regclass('settlement_row') is not null then
    revoke update, delete, truncate on settlement, settlement_row from regulars_app;
    grant update (paid_at, paid_by) on settlement_row to regulars_app;
  end if;
  -- A commission stands; it is only noted, once, with which statement it was paid: see its policies.
  if to_regclass('commission') is not null then
    revoke update, delete, truncate on commission from regulars_app;
    grant update (statement_id) on commission to regulars_app;
  end if;
end $$;
