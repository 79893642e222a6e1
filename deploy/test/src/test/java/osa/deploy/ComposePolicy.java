package osa.deploy;

import static java.util.stream.Stream.concat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import osa.deploy.ComposeFile.Service;

/// What every service in the Compose file keeps. A rule answers with its name and the service that
/// breaks it.
enum ComposePolicy {
  PINNED_IMAGE(each(service -> pinned(service.text("image")))),
  ORDINARY_USER(each(service -> ordinary(service.text("user")))),
  READ_ONLY_ROOT(each(service -> "true".equals(service.text("read_only")))),
  NO_CAPABILITIES(
      each(
          service ->
              service.list("cap_drop").equals(List.of("ALL"))
                  && service.list("cap_add").isEmpty())),
  NO_NEW_PRIVILEGES(
      each(
          service ->
              service.list("security_opt").equals(List.of("no-new-privileges:true"))
                  && service.text("privileged") == null)),
  NOTHING_OF_THE_HOST(each(ComposePolicy::apartFromTheHost)),
  LIMITED(
      each(
          service ->
              Stream.of("mem_limit", "cpus", "pids_limit").noneMatch(it -> isUnset(service, it)))),
  ROTATED_LOGS(
      each(
          service ->
              ComposeFile.map(service.map("logging").get("options"))
                  .keySet()
                  .containsAll(Set.of("max-size", "max-file")))),
  RESTARTED_UNLESS_IT_ENDS(
      each(service -> service.endsByItself() || "unless-stopped".equals(service.text("restart")))),
  HEALTH_CHECK(each(service -> service.endsByItself() || healthChecked(service))),
  TIME_TO_STOP(each(service -> service.endsByItself() || !isUnset(service, "stop_grace_period"))),
  CONDITIONS_ON_DEPENDENCIES(
      each(
          service ->
              service.map("depends_on").values().stream()
                  .allMatch(it -> ComposeFile.map(it).containsKey("condition")))),
  ONE_PUBLISHED_PORT(
      each(service -> service.list("ports").size() == (service.name().equals("gateway") ? 1 : 0))),
  DATA_APART_FROM_THE_GATEWAY(ComposePolicy::networks),
  NO_LITERAL_CREDENTIAL(each(service -> credentials(service).findAny().isEmpty())),
  SECRETS_ARE_FILES(ComposePolicy::secrets),
  CONFIGURATION_CANNOT_BE_WRITTEN(
      each(
          service ->
              service.list("volumes").stream()
                  .map(Object::toString)
                  .allMatch(volume -> !volume.startsWith(".") || volume.endsWith(":ro"))));

  /// Answers with the names of those who break the rule.
  @FunctionalInterface
  private interface Rule {
    List<String> broken(ComposeFile file);
  }

  private static final Pattern VERSION =
      Pattern.compile("[a-z0-9./-]+:(v?[0-9]+(\\.[0-9]+)+[^:]*|\\$\\{OSA_VERSION:-[0-9][^}]*})");
  private static final Pattern CREDENTIAL_NAME =
      Pattern.compile("(?i)(password|passwd|secret|token|credential|private.?key|api.?key)");
  private static final Pattern INLINE =
      Pattern.compile("(?i)(password|secret|passwd)=|://[^/@\\s]+:[^/@\\s]+@");
  private static final Set<String> DATA = Set.of("postgres", "kafka");

  private final Rule rule;

  ComposePolicy(Rule rule) {
    this.rule = rule;
  }

  /// Who breaks this rule; empty when all keep it.
  List<String> broken(ComposeFile file) {
    return rule.broken(file).stream().map(who -> who + " breaks " + this).toList();
  }

  static List<String> allBroken(ComposeFile file) {
    return Arrays.stream(values()).flatMap(rule -> rule.broken(file).stream()).toList();
  }

  private static Rule each(Predicate<Service> kept) {
    return file -> file.services().stream().filter(kept.negate()).map(Service::name).toList();
  }

  private static boolean isUnset(Service service, String key) {
    var value = service.text(key);
    return value == null || value.isBlank() || value.equals("0");
  }

  private static boolean pinned(String image) {
    return image != null && VERSION.matcher(image).matches();
  }

  private static boolean ordinary(String user) {
    return user != null && user.matches("[1-9][0-9]*:[0-9]+");
  }

  private static boolean apartFromTheHost(Service service) {
    var modes = Stream.of("network_mode", "pid", "ipc", "devices", "userns_mode", "uts");
    var mounts = service.list("volumes").stream().map(Object::toString);
    return modes.allMatch(mode -> service.text(mode) == null)
        && mounts.noneMatch(mount -> mount.startsWith("/") || mount.contains("docker.sock"));
  }

  private static boolean healthChecked(Service service) {
    var check = service.map("healthcheck");
    return check.keySet().containsAll(Set.of("test", "interval", "timeout", "retries"))
        && !check.containsKey("disable")
        && ComposeFile.list(check.get("test")).size() > 1;
  }

  /// The data stores are on a network without a way out, and whoever publishes a port is not on it.
  private static List<String> networks(ComposeFile file) {
    List<String> broken = new ArrayList<>();
    var networks = file.section("networks");
    if (!Boolean.TRUE.equals(ComposeFile.map(networks.get("data")).get("internal"))) {
      broken.add("data");
    }
    for (var service : file.services()) {
      var own = service.map("networks").keySet();
      boolean apart =
          DATA.contains(service.name())
              ? own.equals(Set.of("data"))
              : service.list("ports").isEmpty() || !own.contains("data");
      if (!apart || own.isEmpty()) {
        broken.add(service.name());
      }
    }
    return broken;
  }

  /// Names of settings that look like a credential and hold more than the name of a file, and
  /// anything that looks like a credential inside another value.
  private static Stream<String> credentials(Service service) {
    var named =
        service.map("environment").entrySet().stream()
            .filter(it -> CREDENTIAL_NAME.matcher(it.getKey()).find())
            .filter(it -> !isHarmless(it.getKey(), String.valueOf(it.getValue())))
            .map(Map.Entry::getKey);
    var inline =
        concat(
                service.map("environment").values().stream(),
                concat(service.list("command").stream(), service.list("entrypoint").stream()))
            .map(String::valueOf)
            .filter(value -> INLINE.matcher(value).find());
    return concat(named, inline);
  }

  /// A file or an address is no credential, though the setting is named after one.
  private static boolean isHarmless(String name, String value) {
    return value.startsWith("/run/secrets/")
        || name.matches(".*TOKEN_(URL|ISSUER|AUDIENCE)") && !value.matches("(?i).*secret.*");
  }

  /// Every secret that is used is declared, and every one that is declared is a file of secrets/.
  private static List<String> secrets(ComposeFile file) {
    List<String> broken = new ArrayList<>();
    var declared = file.section("secrets");
    declared.forEach(
        (name, it) -> {
          if (!ComposeFile.map(it).equals(Map.of("file", "./secrets/" + name))) {
            broken.add(name);
          }
        });
    for (var service : file.services()) {
      for (var secret : service.list("secrets")) {
        var name = secret instanceof Map<?, ?> it ? it.get("source").toString() : secret.toString();
        if (!declared.containsKey(name)) {
          broken.add(service.name());
        }
      }
    }
    return broken;
  }
}
