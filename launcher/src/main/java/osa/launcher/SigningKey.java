package osa.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/// The RSA key the embedded default signs its tokens with. Made at the first start, readable by
/// its owner only, trusted by services that this launcher started and by nobody else.
record SigningKey(RSAPrivateCrtKey key) {
  private static final int BITS = 2048;

  /// Reads the key, or makes it when it is not there.
  static SigningKey in(StateFolder state) {
    var file = state.key("token-signing.key");
    try {
      if (!Files.exists(file)) {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        var made = generator.generateKeyPair().getPrivate().getEncoded();
        StateFolder.writeSecret(file, Base64.getEncoder().encodeToString(made));
      }
      return new SigningKey(read(file));
    } catch (IOException e) {
      throw new Refusal("Can't keep the signing key: " + StateFolder.sentence(e) + ".", e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Refusal("%s is no RSA key; `./osa reset` makes a new one.".formatted(file), e);
    }
  }

  /// The public half as the services take it: base64 of its X.509 form.
  String publicKey() {
    try {
      var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
      var half = KeyFactory.getInstance("RSA").generatePublic(spec);
      return Base64.getEncoder().encodeToString(half.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  byte[] sign(byte[] content) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with RSA", e);
    }
  }

  private static RSAPrivateCrtKey read(Path file) throws IOException, GeneralSecurityException {
    var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(Files.readString(file).strip()));
    return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
  }
}
