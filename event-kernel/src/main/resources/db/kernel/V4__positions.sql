-- How far the messages of other services were heard: a position in the log of the service that
-- fills the topic, one row per partition.
CREATE TABLE es_seen (
  topic          text    NOT NULL,
  partition      integer NOT NULL,
  transaction_id bigint  NOT NULL,
  position       bigint  NOT NULL,
  PRIMARY KEY (topic, partition)
);

-- What an answer named as its position, so that a repetition names the same.
ALTER TABLE es_idempotency ADD COLUMN position text;
