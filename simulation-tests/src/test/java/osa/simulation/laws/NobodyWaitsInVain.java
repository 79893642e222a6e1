package osa.simulation.laws;

import java.util.LinkedHashMap;
import java.util.Map;
import osa.simulation.world.Law;
import osa.simulation.world.LawBroken;

/// Who is owed an answer gets it. Asked last: where an answer is missing, most often another law
/// knows why.
public final class NobodyWaitsInVain implements Laws {

  private final Map<String, String> disappointed = new LinkedHashMap<>();

  /// Somebody has given up waiting.
  ///
  /// @param grantId what they were waiting with
  public void gaveUp(String grantId, String waitingAs) {
    disappointed.put(grantId, waitingAs);
  }

  @Override
  public void atRest() {
    disappointed.forEach(
        (grantId, waitingAs) -> {
          throw new LawBroken(
              Law.NOBODY_WAITS_IN_VAIN, grantId, "no answer ever came: " + waitingAs);
        });
  }
}
