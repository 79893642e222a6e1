package osa.bad.shop.domain;

final class Changes {
  private int count;

  int next() {
    return ++count;
  }
}
