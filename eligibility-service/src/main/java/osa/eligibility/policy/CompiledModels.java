package osa.eligibility.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import osa.eligibility.dmn.DecisionModel;

/// Compiled decision models by the hash of their content, so that each is compiled once however
/// many versions, streams or threads ask for it. Who asks for a model that is being compiled waits
/// for it; all others go on. Holds [#MODELS_MAX] models, those in use.
public final class CompiledModels {

  /// How many compiled models are kept. One with its remembered answers takes some megabytes.
  public static final int MODELS_MAX = 32;

  private final Cache<String, DecisionModel> byContentHash =
      Caffeine.newBuilder().maximumSize(MODELS_MAX).build();

  /// @param id how the model is called in what it says of failures
  /// @param dmn reads the model as written; asked for only when the model was not compiled yet
  public DecisionModel get(String contentHash, String id, Supplier<String> dmn) {
    return byContentHash.get(contentHash, _ -> DecisionModel.compile(id, dmn.get()));
  }
}
