package osa.bad.shop.domain;

final class StartsAThread {
  void start(Runnable work) {
    Thread.ofVirtual().start(work);
  }
}
