package osa.doctor.check;

import java.io.IOException;
import java.net.http.HttpResponse;
import osa.doctor.Check;
import osa.doctor.Http;
import osa.doctor.Looked;
import osa.doctor.Site.Instance;
import osa.doctor.Visit;

/// A service that does not answer, or says of itself that it is not ready, does no work.
public final class ServicesAnswer implements Check {

  @Override
  public String name() {
    return "services";
  }

  @Override
  public Looked look(Visit visit) throws InterruptedException {
    var notes = new Looked.Notes();
    var ready = 0;
    for (Instance instance : visit.site().instances()) {
      try {
        HttpResponse<String> answer = Http.get(instance, "/q/health/ready");
        if (answer.statusCode() == 200) {
          ready++;
        } else {
          notes.error(
              instance.name(),
              "answers, and says that it is not ready (%d)".formatted(answer.statusCode()),
              visit.advice().logs(instance.name()));
        }
      } catch (IOException e) {
        notes.error(
            instance.name(),
            "does not answer at " + instance.address(),
            visit.advice().restart(instance.name()));
      }
    }
    return notes.seen("%d of %d ready".formatted(ready, visit.site().instances().size()));
  }
}
