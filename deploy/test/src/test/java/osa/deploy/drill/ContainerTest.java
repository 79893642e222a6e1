package osa.deploy.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What is read of `docker inspect`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContainerTest {

  private static final String SERVER =
      """
      {"Id": "c1", "RestartCount": 2,
       "State": {"Running": true, "Pid": 42, "ExitCode": 0, "Health": {"Status": "%s"}},
       "HostConfig": {"RestartPolicy": {"Name": "unless-stopped"}},
       "Config": {"Labels": {"com.docker.compose.service": "gateway"}},
       "NetworkSettings": {
         "Ports": {"8443/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8441"}], "9000/tcp": null},
         "Networks": {"osa-drill_edge": {"IPAddress": "172.18.0.2"}}}}
      """;

  private static final String JOB =
      """
      {"State": {"Running": false, "ExitCode": %d}, "HostConfig": {"RestartPolicy": {"Name": "no"}}}
      """;

  private static Container read(String json) throws JsonProcessingException {
    return new Container(new ObjectMapper().readTree(json));
  }

  @Test
  void a_server_is_well_when_its_check_says_so() throws JsonProcessingException {
    assertTrue(read(SERVER.formatted("healthy")).healthy());
    assertFalse(read(SERVER.formatted("unhealthy")).healthy());
    assertFalse(read(SERVER.formatted("starting")).healthy());
  }

  @Test
  void a_job_is_well_when_it_ended_well() throws JsonProcessingException {
    assertTrue(read(JOB.formatted(0)).isJob());
    assertTrue(read(JOB.formatted(0)).endedWell());
    assertFalse(read(JOB.formatted(1)).endedWell());
    assertFalse(read(SERVER.formatted("healthy")).isJob());
  }

  @Test
  void ports_and_addresses_are_those_of_the_engine() throws JsonProcessingException {
    Container server = read(SERVER.formatted("healthy"));
    assertEquals("gateway", server.service());
    assertEquals(List.of("0.0.0.0:8441"), server.publishedPorts());
    assertEquals(Optional.of("172.18.0.2"), server.address("edge"));
    assertEquals(Optional.empty(), server.address("data"));
  }
}
