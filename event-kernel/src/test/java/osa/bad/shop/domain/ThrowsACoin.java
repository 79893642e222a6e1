package osa.bad.shop.domain;

final class ThrowsACoin {
  boolean heads() {
    return Math.random() < 0.5;
  }
}
