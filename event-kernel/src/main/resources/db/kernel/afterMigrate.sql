-- Runs after every migration: each read model has a twin of the same columns and the same key in
-- the schema `beside`, to be built anew in. A twin whose live table has changed is made again, and
-- the rebuild that was at work in it begins again.
DO $$
DECLARE
  live record;
  shape_of CONSTANT text :=
    'SELECT string_agg(concat_ws('' '', attname, format_type(atttypid, atttypmod), attnotnull,'
    || ' attcollation), '','' ORDER BY attnum)'
    || ' FROM pg_attribute WHERE attrelid = $1 AND attnum > 0 AND NOT attisdropped';
  live_shape text;
  twin_shape text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('beside', 0));
  FOR live IN
    SELECT c.oid, c.relname, pg_get_constraintdef(k.oid) AS key
    FROM pg_class c JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
    WHERE c.relnamespace = current_schema()::regnamespace
      AND c.relkind = 'r' AND c.relname LIKE 'rm\_%'
  LOOP
    EXECUTE shape_of INTO live_shape USING live.oid;
    EXECUTE shape_of INTO twin_shape USING to_regclass(format('beside.%I', live.relname));
    IF live_shape IS DISTINCT FROM twin_shape THEN
      EXECUTE format('DROP TABLE IF EXISTS beside.%I', live.relname);
      EXECUTE format(
        'CREATE UNLOGGED TABLE beside.%I (LIKE %s, %s)', live.relname, live.oid::regclass, live.key);
      DELETE FROM beside.es_rebuild
      WHERE read_model = replace(substr(live.relname, 4), '_', '-');
    END IF;
  END LOOP;
END $$;
