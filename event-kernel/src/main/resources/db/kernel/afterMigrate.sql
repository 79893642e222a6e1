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

-- And after the twins were made: what the role may do that the service works as. The role that
-- migrates owns the tables and is named after it: `grant_service_owner` migrates, `grant_service`
-- works. Who migrates under a name of another form works under it too, and there is nothing to
-- grant.
--
-- All rights are taken back first, so that what stands here is what holds, on old databases too.
DO $$
DECLARE
  worker CONSTANT text := substring(current_user FROM '^(.+)_owner$');
  home CONSTANT text := current_schema();
  made record;
BEGIN
  IF worker IS NULL OR to_regrole(quote_ident(worker)) IS NULL THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('beside', 0));

  EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I, beside FROM %I', home, worker);
  EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA %I, beside FROM %I', home, worker);
  EXECUTE format('REVOKE ALL ON SCHEMA %I, beside FROM %I', home, worker);
  EXECUTE format('GRANT USAGE ON SCHEMA %I, beside TO %I', home, worker);

  FOR made IN
    SELECT c.oid::regclass AS name, c.relname, c.relnamespace = 'beside'::regnamespace AS beside
    FROM pg_class c
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace IN (home::regnamespace, 'beside'::regnamespace)
  LOOP
    EXECUTE format(
      'GRANT %s ON %s TO %I',
      CASE
        -- Work in progress: a twin is emptied before it is filled.
        WHEN made.beside THEN 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE'
        -- What is only ever added to: the events, and the messages that had their effect.
        WHEN made.relname IN ('es_event', 'es_inbox') THEN 'SELECT, INSERT'
        WHEN made.relname LIKE 'es\_%' OR made.relname LIKE 'rm\_%'
          THEN 'SELECT, INSERT, UPDATE, DELETE'
        -- Anything else, Flyway's history above all.
        ELSE 'SELECT'
      END,
      made.name,
      worker);
  END LOOP;

  -- Who watches the installation reads, and nothing else.
  IF to_regrole('osa_monitor') IS NOT NULL THEN
    EXECUTE format('GRANT USAGE ON SCHEMA %I, beside TO osa_monitor', home);
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I, beside TO osa_monitor', home);
  END IF;
END $$;
