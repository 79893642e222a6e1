-- What a list shows of messages that could not be handled; the messages are in the log. What the
-- first event brings may be null: the row is inserted before the event is applied to it.
CREATE TABLE rm_dead_letter (
  dead_letter_id   text    PRIMARY KEY,
  version          bigint  NOT NULL,
  list_key         text    COLLATE "C",
  status           text,
  topic            text,
  partition_number integer NOT NULL,
  partition_offset bigint  NOT NULL,
  message_type     text,
  message_id       uuid,
  source           text,
  reason           text,
  attempts         integer NOT NULL,
  buried_at        timestamptz,
  redrives_failed  integer NOT NULL,
  last_failure     text,
  closed_at        timestamptz,
  closed_by        text,
  note             text
);

-- The list's order, and within one status. The identifier in the key makes it unique.
CREATE UNIQUE INDEX rm_dead_letter_list ON rm_dead_letter (list_key);
CREATE INDEX rm_dead_letter_status ON rm_dead_letter (status, list_key);
