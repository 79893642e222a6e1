package osa.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// One HTTP/1.1 connection that is kept open. It does what a load generator needs and no more: on a
/// small machine every microsecond it takes is missing to the service under it.
public final class HttpConnection implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SILENCE_MAX_MILLIS = 30_000;

  /// @param headers by name in lower case
  public record Answer(int status, Map<String, String> headers, byte[] body) {

    public Answer expect(int expected) {
      if (status != expected) {
        throw new IllegalStateException(
            "%d instead of %d: %s"
                .formatted(status, expected, new String(body, StandardCharsets.UTF_8)));
      }
      return this;
    }

    public String etag() {
      return headers.get("etag");
    }

    public JsonNode json() throws IOException {
      return JSON.readTree(body);
    }
  }

  private final Socket socket;
  private final InputStream in;
  private final String fixed;

  public HttpConnection(URI service, String token) throws IOException {
    this.socket = new Socket(service.getHost(), service.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(SILENCE_MAX_MILLIS);
    this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
    this.fixed =
        "Host: %s:%d\r\nAuthorization: Bearer %s\r\n"
            .formatted(service.getHost(), service.getPort(), token);
  }

  public Answer get(String path) throws IOException {
    return exchange("GET " + path + " HTTP/1.1\r\n" + fixed + "\r\n");
  }

  /// A command that creates.
  public Answer create(String path, String key, String body) throws IOException {
    return post(path, "Idempotency-Key: " + key, body);
  }

  /// A command to what exists, at a version.
  public Answer change(String path, String etag, String body) throws IOException {
    return post(path, "If-Match: " + etag, body);
  }

  private Answer post(String path, String header, String body) throws IOException {
    return exchange(
        "POST %s HTTP/1.1\r\n%s%s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(path, fixed, header, body.getBytes(StandardCharsets.UTF_8).length, body));
  }

  private Answer exchange(String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    String status = line();
    Map<String, String> headers = new HashMap<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    return new Answer(Integer.parseInt(status.substring(9, 12)), headers, body(headers));
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (headers.containsKey("content-length")) {
      return bytes(Integer.parseInt(headers.get("content-length")));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if ("chunked".equals(headers.get("transfer-encoding"))) {
      for (int size = chunkSize(); size > 0; size = chunkSize()) {
        body.write(bytes(size));
        line();
      }
      line();
    }
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private byte[] bytes(int length) throws IOException {
    byte[] read = in.readNBytes(length);
    if (read.length < length) {
      throw new EOFException("the service hung up");
    }
    return read;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the service hung up");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
