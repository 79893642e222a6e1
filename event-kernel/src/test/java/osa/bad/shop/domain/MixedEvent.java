package osa.bad.shop.domain;

sealed interface MixedEvent {

  record Happened() implements MixedEvent {}

  final class HappenedSomehow implements MixedEvent {}
}
