-- A row is inserted as it is before its stream's first event, and brought up to that event in the
-- same transaction: what the event brings is nullable here and never null to a reader.
CREATE TABLE rm_country_summary (
  iso3    text   PRIMARY KEY,
  version bigint NOT NULL,
  iso2    text,
  name    text,
  region  text
);

CREATE TABLE rm_assessment_summary (
  assessment_id  text   PRIMARY KEY,
  version        bigint NOT NULL,
  sequence       bigint NOT NULL,
  grant_id       text,
  recipient_iso3 text,
  outcome        text,
  decided_by     text,
  judgement      jsonb,
  referral       jsonb,
  rejection      jsonb
);

CREATE INDEX rm_assessment_summary_sequence
  ON rm_assessment_summary (sequence);
CREATE INDEX rm_assessment_summary_recipient
  ON rm_assessment_summary (recipient_iso3, sequence);
CREATE INDEX rm_assessment_summary_grant
  ON rm_assessment_summary (grant_id, sequence);
