-- What must never be, whoever writes: the till, an import or a hand at the console. Discounts may have either sign (old
-- systems charged more than the list price), and so may costs that were told as profit.

alter table sale add check (case kind when 'SALE' then amount >= 0 and quantity >= 0 else amount <= 0 and quantity <= 0 end);
alter table sale add check (kind = 'REFUND' or refund_of_id is null);
alter table sale add check (cost is not null or costed_amount = 0);
alter table sale add check (line_count > 0);
alter table sale add check (number <> '');
-- only an import may know no more than the day
alter table sale add check (sold_at is not null or origin = 'IMPORT');

alter table sale_line add check (not (quantity > 0 and amount < 0) and not (quantity < 0 and amount > 0));
alter table sale_line add check (refund_of_line_id is null or (quantity <= 0 and amount <= 0));
alter table sale_line add check (unit_price >= 0);
alter table sale_line add check (line_no > 0);

alter table sale_tender add check (amount <> 0);

-- the limit of all refunds of a line, under any concurrency
alter table sale_line_left add check (quantity_left >= 0 and amount_left >= 0);

alter table member_metrics add check (first_purchase <= last_purchase and last_purchase <= as_of);
alter table member_metrics add check (orders > gaps and gaps >= 0 and refunds >= 0);
alter table member_metrics add check (orders >= orders_365 and orders_365 >= orders_90 and orders_90 >= orders_30 and orders_30 >= 0);
