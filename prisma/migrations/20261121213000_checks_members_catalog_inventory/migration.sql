-- What must never be, whoever writes: the counter, an import or a hand at the console.

alter table member add check (name <> '' or kind = 'GUEST');
alter table member add check (number <> '' or kind = 'GUEST');
alter table member add check (phone ~ '^\+[1-9][0-9]{6,14}$');
alter table member add check (version > 0);
alter table member add check (merged_into <> id);
-- a guest is nobody: no key leads to it but that of its till
alter table member add check (kind <> 'GUEST' or (phone is null and email is null and birthday is null));

alter table member_key add check (value <> '');

alter table member_metrics add check (first_purchase <= last_purchase and last_purchase <= as_of);
alter table member_metrics add check (orders > 0 and refunds >= 0);
alter table member_metrics add check (0 <= orders_30 and orders_30 <= orders_90 and orders_90 <= orders_365 and orders_365 <= orders);
-- the gaps between purchase days fill the time from the first to the last, exactly
alter table member_metrics add check (gaps >= 0 and gap_sum = last_purchase - first_purchase and gap_sum_sq >= gap_sum);

alter table level add check (code <> '' and name <> '');
alter table level add check (rank > 0);
alter table level add check (colour ~ '^#[0-9a-f]{6}$');

alter table tag add check (name <> '');
alter table tag add check (colour ~ '^#[0-9a-f]{6}$');

alter table category add check (code <> '' and name <> '');
alter table category add check (parent_id <> id);

alter table product add check (sku <> '' and name <> '');
alter table product add check (cost >= 0);
alter table product add check (retail_price >= 0);
-- a service lies on no shelf
alter table product add check (kind <> 'SERVICE' or not tracks_stock);

alter table product_barcode add check (barcode <> '');
alter table product_price add check (price >= 0);
alter table price_tier add check (code <> '' and name <> '');

alter table stock add check (on_hand >= 0 or allow_negative);
alter table stock add check (reorder_point >= 0);

alter table stock_movement add check (case when kind in ('SALE', 'LOSS', 'TRANSFER_OUT') then quantity <= 0 when kind = 'COUNT' then true else quantity >= 0 end);
