-- Read models are built anew in twins of their tables, `beside.rm_*`, which afterMigrate.sql keeps
-- in the shape of the live ones. What lies here is work in progress and can be lost: after a crash
-- of the server the unlogged tables are empty, all of them, and a rebuild begins again.
CREATE SCHEMA beside;

-- How far a rebuild has come; one row per read model, of its latest rebuild.
CREATE UNLOGGED TABLE beside.es_rebuild (
  read_model     text    PRIMARY KEY,
  rebuild        uuid    NOT NULL,
  -- Which code folded the rows that are there.
  build          text    NOT NULL,
  -- First stream by stream, with the events up to here: the last stream whose row is complete.
  transaction_id bigint  NOT NULL,
  position       bigint  NOT NULL,
  stream         text    NOT NULL,
  -- Then event by event, and the place above moves on.
  following      boolean NOT NULL,
  events         bigint  NOT NULL,
  events_total   bigint  NOT NULL,
  rows           bigint  NOT NULL,
  worked_millis  bigint  NOT NULL
);
