CREATE TABLE rm_fiscal_year_summary (
  fiscal_year      text   PRIMARY KEY,
  version          bigint NOT NULL,
  status           text   NOT NULL,
  requested_jpy    bigint NOT NULL,
  drafted_jpy      bigint NOT NULL,
  appropriated_jpy bigint NOT NULL,
  reserved_jpy     bigint NOT NULL,
  committed_jpy    bigint NOT NULL,
  disbursed_jpy    bigint NOT NULL,
  unused_jpy       bigint NOT NULL,
  allocations      jsonb  NOT NULL
);
