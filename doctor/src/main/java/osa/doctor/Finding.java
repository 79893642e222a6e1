package osa.doctor;

/// Something that is not as it should be.
///
/// @param subject what it is about: a service, a topic, a file
/// @param what the matter, in a sentence
/// @param remedy what to do, in a sentence or a command
public record Finding(Severity severity, String subject, String what, String remedy) {}
