package osa.doctor;

/// Who looks into a database. Its text does not tell the password.
public record Login(String user, String password) {

  @Override
  public String toString() {
    return user;
  }
}
