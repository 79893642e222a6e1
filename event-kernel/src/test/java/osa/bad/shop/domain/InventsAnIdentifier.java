package osa.bad.shop.domain;

import java.util.UUID;

final class InventsAnIdentifier {
  UUID next() {
    return UUID.randomUUID();
  }
}
