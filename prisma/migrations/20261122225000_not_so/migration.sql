-- What a transaction took for granted is not so: it ends here, and begins again with its eyes open (packages/db/src/tx.ts).
CREATE FUNCTION not_so(what text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is not so', what USING ERRCODE = 'RG001';
END
$$;
