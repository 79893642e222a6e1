CREATE TABLE rm_edition_summary (
  edition_id   text   PRIMARY KEY,
  version      bigint NOT NULL,
  sequence     bigint NOT NULL,
  data_set     text,
  state        text,
  particulars  jsonb,
  preview      jsonb,
  previewed_at timestamptz,
  proposed_by  text,
  proposed_at  timestamptz,
  ended_by     text,
  ended_at     timestamptz,
  reason       text
);

CREATE INDEX rm_edition_summary_sequence ON rm_edition_summary (sequence);
