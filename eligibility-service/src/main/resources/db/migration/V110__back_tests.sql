-- What every back-test found, by the SHA-256 of its text: no row is ever changed.
CREATE TABLE es_back_test_report (
  hash   text PRIMARY KEY,
  report text NOT NULL
);

-- How far each is, for those who wait; and how often it was begun.
CREATE TABLE es_back_test_progress (
  back_test_id text   PRIMARY KEY,
  attempts     bigint NOT NULL,
  done         bigint NOT NULL,
  total        bigint NOT NULL
);

CREATE TABLE rm_back_test_summary (
  back_test_id text   PRIMARY KEY,
  version      bigint NOT NULL,
  sequence     bigint NOT NULL,
  state        text,
  asked        jsonb,
  requested_by text,
  requested_at timestamptz,
  ended_at     timestamptz,
  report_hash  text,
  figures      jsonb,
  cause        text
);

CREATE INDEX rm_back_test_summary_sequence ON rm_back_test_summary (sequence);
CREATE INDEX rm_back_test_summary_state ON rm_back_test_summary (state, sequence);
CREATE INDEX rm_back_test_summary_report ON rm_back_test_summary (report_hash);
