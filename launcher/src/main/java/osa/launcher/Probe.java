package osa.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// The cheapest look at a part: does anything listen on its port?
final class Probe {
  private static final int PATIENCE_MILLIS = 1_000;

  private Probe() {}

  static boolean listens(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(Ports.LOOPBACK, port), PATIENCE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
