-- What the first event brings may be null: the row is inserted before the event is applied to it.
CREATE TABLE rm_grant_summary (
  grant_id       text   PRIMARY KEY,
  version        bigint NOT NULL,
  list_key       text   COLLATE "C",
  status         text   NOT NULL,
  title          text,
  recipient_iso3 text,
  fiscal_year    integer,
  identified_on  date,
  proposal       jsonb,
  survey         jsonb,
  assessment     jsonb,
  selection      jsonb,
  approvals      jsonb  NOT NULL,
  notes          jsonb,
  commitment     text   NOT NULL,
  procurement    jsonb  NOT NULL,
  lots           jsonb  NOT NULL,
  delivered_on   date,
  monitoring     jsonb  NOT NULL,
  evaluation     jsonb,
  withdrawn      jsonb
);

-- The list's order. The identifier in it makes it unique.
CREATE UNIQUE INDEX rm_grant_summary_list ON rm_grant_summary (list_key);
