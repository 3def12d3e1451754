package org.tunebench.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.Fact;
import org.tunebench.app.trials.TimeText;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.DeviceSlots;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Sizes;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Target;

/** A study's budget, what ends it earlier and where its trials run, in words. */
final class BudgetFacts {
  private final Texts texts;
  private final TimeText times;
  private final List<Fact> facts = new ArrayList<>();

  BudgetFacts(Texts texts, TimeText times) {
    this.texts = texts;
    this.times = times;
  }

  /** One fact for each thing that is set. */
  List<Fact> of(Study study) {
    StudySpec spec = study.spec();
    Budget budget = spec.budget();
    add("Study.Details.Trials", Integer.toString(budget.trials()));
    budget.time().ifPresent(time -> add("Study.Details.Time", times.duration(time)));
    stopping(budget.stopping());
    add("Study.Details.Parallel", atOnce(spec));
    budget.disk().ifPresent(most -> add("Study.Details.Disk", Numbers.local(Sizes.disk(most))));
    add("Study.Details.Retries", Integer.toString(budget.retries()));
    spec.cluster().ifPresentOrElse(this::cluster, () -> devices(spec.devices()));
    add("Study.Details.Created", times.moment(study.created()));
    return List.copyOf(facts);
  }

  private void add(String key, String value) {
    facts.add(new Fact(texts.get(key), value));
  }

  private void stopping(Stopping stopping) {
    stopping.target().ifPresent(value -> add("Study.Details.Target", Numbers.brief(value)));
    stopping
        .patience()
        .ifPresent(
            trials ->
                add("Study.Details.Patience", texts.get("Study.Details.WithoutBetter", trials)));
    if (!stopping.until().isEmpty()) {
      add(
          "Study.Details.Until",
          stopping.until().stream().map(Target::toString).collect(Collectors.joining(", ")));
    }
  }

  private String atOnce(StudySpec spec) {
    Budget budget = spec.budget();
    if (spec.cluster().isPresent()) {
      return texts.get("Study.Details.PerJob", Math.max(1, budget.parallel()));
    }
    return budget.isAutoParallel()
        ? texts.get("Study.Details.AutoParallel")
        : texts.get("Study.Details.PerDevice", budget.parallel());
  }

  private void cluster(PartSpec cluster) {
    add("Study.Details.Cluster", Definition.oneLine(cluster));
  }

  private void devices(List<DeviceSlots> devices) {
    add(
        "Study.Details.Devices",
        devices.isEmpty()
            ? texts.get("Study.Details.EveryDevice")
            : devices.stream().map(this::device).collect(Collectors.joining(", ")));
  }

  private String device(DeviceSlots named) {
    return named.slots().isPresent()
        ? texts.get("Study.Details.DeviceSlots", named.device(), named.slots().getAsInt())
        : named.device();
  }
}
