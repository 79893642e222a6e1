package osa.bench.rules;

import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/// Apache KIE DMN, the engine that the service runs on: one call for all decisions that are wanted.
final class KieEngine implements BareEngine {

  private final DMNRuntime runtime;
  private final DMNModel model;

  KieEngine(String dmn) {
    this.runtime =
        DMNRuntimeBuilder.fromDefaults()
            .setOption(new RuntimeTypeCheckOption(true))
            .buildConfiguration()
            .fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(dmn))))
            .getOrElseThrow(IllegalStateException::new);
    this.model = runtime.getModels().getFirst();
  }

  @Override
  public boolean decides(String decision) {
    return model.getDecisionByName(decision) != null;
  }

  @Override
  public Map<String, Object> answers(Map<String, Object> told, List<String> decisions) {
    DMNContext context = runtime.newContext();
    told.forEach(
        (input, value) -> {
          if (model.getInputByName(input) != null) {
            context.set(input, value);
          }
        });
    DMNResult result = runtime.evaluateByName(model, context, decisions.toArray(String[]::new));
    if (result.hasErrors()) {
      throw new IllegalStateException(result.getMessages().toString());
    }
    Map<String, Object> answers = new HashMap<>();
    result
        .getDecisionResults()
        .forEach(each -> answers.put(each.getDecisionName(), each.getResult()));
    return answers;
  }
}
