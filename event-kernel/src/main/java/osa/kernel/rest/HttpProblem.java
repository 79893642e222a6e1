package osa.kernel.rest;

import osa.kernel.RejectionCode;

/// The problems that every service can answer with, whatever its business: the part of the
/// catalogue that is about HTTP itself.
public enum HttpProblem implements RejectionCode {
  MALFORMED_JSON(
      400, "The body is not valid JSON.", "Send one JSON object, without trailing text."),
  MALFORMED_VALUE(
      400, "A value does not have the form its field needs.", "See errors for field and form."),
  UNKNOWN_FIELD(
      400,
      "The body has a field that this operation does not know.",
      "Remove it or correct its name; the OpenAPI document lists the fields."),
  BODY_MISSING(400, "The operation needs a body.", "Send a JSON object."),
  IDEMPOTENCY_KEY_MISSING(
      400,
      "The operation creates something and needs an Idempotency-Key.",
      "Send the header with 1 to 255 visible ASCII characters that you choose per intent."),
  NOT_AUTHENTICATED(
      401, "The request carries no valid token.", "Send Authorization: Bearer with a valid token."),
  NOT_ALLOWED(
      403,
      "The token's roles do not allow this operation.",
      "Ask somebody who has one of the roles named in the OpenAPI document."),
  NOTHING_HERE(404, "There is nothing at this address.", "See /q/openapi for the addresses."),
  NOT_YET_THEN(
      404,
      "It was not there, or not known, at the time asked about.",
      "Ask about a later time; its events say when it began."),
  METHOD_NOT_ALLOWED(
      405, "The address does not know this method.", "See /q/openapi for its methods."),
  NOT_ACCEPTABLE(406, "The answer has no such media type.", "Accept application/json."),
  IDEMPOTENCY_KEY_IN_FLIGHT(
      409, "A request with this Idempotency-Key is being worked on.", "Try again in a second."),
  STALE_VERSION(
      412,
      "Somebody changed it since you read it.",
      "Read it again, look at what changed, and repeat with the new ETag."),
  BODY_TOO_LARGE(413, "The body is larger than the service takes.", "Send a smaller body."),
  UNSUPPORTED_MEDIA_TYPE(
      415, "The body's media type is not supported.", "Send Content-Type: application/json."),
  INVALID_VALUE(422, "A value can never be accepted.", "See errors for field and reason."),
  DATE_DOES_NOT_EXIST(422, "The calendar has no such date.", "Send a date that exists."),
  DATE_IN_FUTURE(
      422, "It cannot have happened after today.", "Send today's date in Japan or an earlier one."),
  TIME_IN_FUTURE(
      422, "A time asked about has not come yet.", "Send a time up to now, or leave it out."),
  MALFORMED_CURSOR(
      400, "The cursor is not one of ours.", "Send nextCursor of the page before, unchanged."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "The Idempotency-Key was used for another request.",
      "Choose a new key for a new intent, or repeat the first request unchanged."),
  IF_MATCH_MISSING(
      428,
      "The operation changes something that exists and needs If-Match.",
      "Read it and send its ETag in If-Match."),
  UNEXPECTED(
      500,
      "The service failed in a way it should not.",
      "Report the incident number; nothing was stored."),
  CONTENDED(503, "Too many writers want the same thing at once.", "Try again after Retry-After."),
  POSITION_NOT_SEEN(
      503,
      "This service has not yet heard of what the Osa-Position header names.",
      "Read again after Retry-After, or without the header to see what is known by now."),
  UNAVAILABLE(503, "The service's database does not answer.", "Try again after Retry-After.");

  private final int status;
  private final String sentence;
  private final String remedy;

  HttpProblem(int status, String sentence, String remedy) {
    this.status = status;
    this.sentence = sentence;
    this.remedy = remedy;
  }

  public int status() {
    return status;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public String remedy() {
    return remedy;
  }

  @Override
  public Kind kind() {
    return switch (status) {
      case 404 -> Kind.ABSENT;
      case 409, 412, 428, 503 -> Kind.STATE;
      default -> Kind.VALUE;
    };
  }
}
