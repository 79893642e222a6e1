package osa.bad.shop.domain;

import java.util.SplittableRandom;

final class ThrowsDice {
  int roll() {
    return new SplittableRandom().nextInt(6);
  }
}
