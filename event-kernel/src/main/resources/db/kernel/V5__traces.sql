-- The place in a trace from which the event's command came, as `traceparent` of W3C Trace Context;
-- null where nobody traces. The relay goes on from there.
ALTER TABLE es_event ADD COLUMN traceparent text;
