CREATE TABLE rm_notebook (
  notebook_id text   PRIMARY KEY,
  version     bigint NOT NULL,
  place       bigint NOT NULL UNIQUE,
  last_note   text,
  written_on  date,
  notes       jsonb  NOT NULL
);
