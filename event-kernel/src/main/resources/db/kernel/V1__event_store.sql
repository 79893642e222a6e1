-- The log. es_ tables are the truth of a service; rm_ tables are derived and may be dropped.
CREATE TABLE es_event (
  position       bigint      GENERATED ALWAYS AS IDENTITY,
  -- Of the transaction that wrote it, or of the stream's event before it where that is higher.
  transaction_id xid8        NOT NULL,
  stream         text        NOT NULL,
  version        bigint      NOT NULL CHECK (version > 0),
  id             uuid        NOT NULL DEFAULT uuidv7(),
  type           text        NOT NULL,
  data           jsonb       NOT NULL,
  occurred_at    timestamptz NOT NULL,
  recorded_at    timestamptz NOT NULL,
  correlation_id uuid        NOT NULL,
  causation_id   uuid        NOT NULL,
  actor          text        NOT NULL,
  CONSTRAINT es_event_stream_version PRIMARY KEY (stream, version),
  CONSTRAINT es_event_id UNIQUE (id)
);

CREATE UNIQUE INDEX es_event_order ON es_event (transaction_id, position);

-- Even the owner of the table cannot rewrite history by a slip.
CREATE FUNCTION es_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'events are append-only: a correction is a new event';
END $$;

CREATE TRIGGER es_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON es_event
  FOR EACH STATEMENT EXECUTE FUNCTION es_event_is_append_only();

-- How far each reader of the log has come.
CREATE TABLE es_checkpoint (
  reader         text   PRIMARY KEY,
  transaction_id bigint NOT NULL,
  position       bigint NOT NULL
);

-- Messages of other services that have had their effect here.
CREATE TABLE es_inbox (
  message_id  uuid        PRIMARY KEY,
  type        text        NOT NULL,
  received_at timestamptz NOT NULL
);

-- Answers already given to requests with an idempotency key.
CREATE TABLE es_idempotency (
  actor           text        NOT NULL,
  idempotency_key text        NOT NULL,
  fingerprint     text        NOT NULL,
  status          integer     NOT NULL,
  etag            text,
  location        text,
  body            text        NOT NULL,
  answered_at     timestamptz NOT NULL,
  PRIMARY KEY (actor, idempotency_key)
);

CREATE INDEX es_idempotency_age ON es_idempotency (answered_at);
