package osa.doctor;

import java.util.List;
import java.util.Optional;
import osa.doctor.Site.Database;
import osa.doctor.Site.Disk;
import osa.doctor.Site.Instance;
import osa.doctor.Site.Secrets;
import osa.launcher.PartName;
import osa.launcher.Whereabouts;

/// The embedded default: one machine, loopback addresses, one folder for everything.
public final class EmbeddedSite {

  private static final List<String> SECRETS = List.of("postgres.properties", "token-signing.key");

  private EmbeddedSite() {}

  public static Site of(Whereabouts stack) {
    Login administrator = new Login(stack.administrator(), stack.administratorPassword());
    return new Site(
        PartName.services().stream()
            .map(name -> new Instance(name.label(), name.label(), stack.uri(name)))
            .toList(),
        PartName.services().stream()
            .map(
                name ->
                    new Database(
                        name.label(), stack.jdbcUrl(name), administrator, stack.databaseUser(name)))
            .toList(),
        stack.bootstrapServers(),
        1,
        new Secrets(stack.keys(), SECRETS),
        Optional.empty(),
        List.of(new Disk("state", stack.root())),
        Optional.empty(),
        new ByLauncher(stack));
  }

  private record ByLauncher(Whereabouts stack) implements Advice {

    @Override
    public String restart(String part) {
      return "run `./osa down`, then `./osa up -d`";
    }

    @Override
    public String logs(String part) {
      return "read %s".formatted(stack.root().resolve("logs").resolve(part + ".log"));
    }

    @Override
    public String deadLetters(String service) {
      return "run `./osa dead-letters %s`, mend the cause, and redrive or discard them"
          .formatted(service);
    }

    @Override
    public String migrate(String service) {
      return "run `./osa down`, then `./osa up -d`; it migrates when it starts";
    }

    @Override
    public String backup() {
      return "run `./osa down` and copy " + stack.root();
    }

    @Override
    public String restore() {
      return "run `./osa down` and bring back a copy of all of " + stack.root();
    }

    @Override
    public String makeSecrets() {
      return "bring it back from a copy; `./osa reset` makes a new one and forgets all data";
    }
  }
}
