package org.tunebench.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.analysis.RuntimeSummary;
import org.tunebench.engine.analysis.TableJson;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.analysis.TunedAgainstDefault;
import org.tunebench.engine.sampler.Forecast;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialCounts;
import org.tunebench.engine.study.TrialState;

/**
 * Studies as JSON: the facts of the tables that people get, under the same words, with times in ISO
 * 8601 and seconds. A key stays what it is; others may join it.
 */
final class StudyJson {
  private static final double MILLIS = 1000;

  private final JsonGenerator json;

  private StudyJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes what is written. */
  @FunctionalInterface
  private interface Part {
    void write(StudyJson to) throws IOException;
  }

  /**
   * Writes an array with an object a study.
   *
   * @param lost how many trials of each study are lost, by its key
   * @throws IOException if the target cannot be written
   */
  static void list(List<StudySummary> all, Map<Long, Integer> lost, Writer target)
      throws IOException {
    write(
        target,
        to -> {
          to.json.writeStartArray();
          for (StudySummary study : all) {
            to.summary(study, lost.get(study.id()));
          }
          to.json.writeEndArray();
        });
  }

  /**
   * Writes an object with one study.
   *
   * @throws IOException if the target cannot be written
   */
  static void show(StudyView view, Writer target) throws IOException {
    write(target, to -> to.study(view));
  }

  /**
   * Writes an array with an object a study, of what it found and what it took.
   *
   * @throws IOException if the target cannot be written
   */
  static void compare(List<StudyView> all, Writer target) throws IOException {
    write(
        target,
        to -> {
          to.json.writeStartArray();
          for (StudyView study : all) {
            to.compared(study);
          }
          to.json.writeEndArray();
        });
  }

  /**
   * Writes an object with what tuning has brought, metric by metric.
   *
   * @throws IOException if the target cannot be written
   */
  static void benchmark(StudySpec spec, TunedAgainstDefault both, Writer target)
      throws IOException {
    write(target, to -> to.benchmark(spec, both));
  }

  private static void write(Writer target, Part part) throws IOException {
    JsonOutput.write(target, json -> part.write(new StudyJson(json)));
  }

  private void summary(StudySummary study, int lost) throws IOException {
    json.writeStartObject();
    facts(study.name(), PlainText.standing(study.state(), completed(study.counts())));
    json.writeStringField("objective", study.objective());
    metric(study.metric());
    json.writeNumberField("budget", study.budget());
    trials(study.counts(), lost);
    OptionalInt best = study.bestTrial();
    best(study.best().orElse(null), best.isPresent() ? best.getAsInt() : null);
    times(study.created(), study.changed());
    json.writeStringField("note", study.note());
    json.writeEndObject();
  }

  private void study(StudyView view) throws IOException {
    Study study = view.study();
    StudySpec spec = study.spec();
    TrialCounts counts = view.counts();
    json.writeStartObject();
    facts(spec.name(), PlainText.standing(study.state(), completed(counts)));
    part("objective", spec.objective());
    metric(spec.metric());
    json.writeStringField("monitor", spec.metric().monitor());
    part("sampler", spec.sampler());
    part("pruner", spec.pruner());
    json.writeNumberField("budget", spec.budget().trials());
    trials(counts, view.lost());
    best(view);
    times(study.created(), view.changed());
    json.writeNumberField("elapsed_s", seconds(study.elapsed()));
    json.writeStringField("ended", view.ending().orElse(null));
    json.writeStringField("failure", view.failure().orElse(null));
    json.writeStringField("note", study.note());
    json.writeObjectField(
        "best_configuration",
        view.best().map(trial -> trial.configuration().values()).orElse(null));
    json.writeArrayFieldStart("running_trials");
    for (RunningTrial one : view.running()) {
      running(one);
    }
    json.writeEndArray();
    rows("best_trials", view, view.ends().best());
    rows("worst_trials", view, view.ends().worst());
    json.writeEndObject();
  }

  private void compared(StudyView view) throws IOException {
    StudySpec spec = view.spec();
    String metric = spec.metric().name();
    RuntimeSummary took = RuntimeSummary.of(view.study(), view.trials());
    Optional<TunedAgainstDefault> tuned = view.tuned();
    json.writeStartObject();
    facts(spec.name(), PlainText.standing(view.study().state(), view.completed()));
    json.writeStringField("objective", spec.objective().kind());
    metric(spec.metric());
    best(view);
    json.writeObjectField("default", tuned.map(b -> b.standard().metric(metric)).orElse(null));
    json.writeObjectField("default_trial", tuned.map(b -> b.standard().number()).orElse(null));
    number(
        "change_percent", tuned.map(b -> Change.percent(b, metric)).orElse(OptionalDouble.empty()));
    json.writeStringField("sampler", spec.sampler().kind());
    json.writeNumberField("budget", spec.budget().trials());
    trials(view.counts(), view.lost());
    json.writeObjectField("elapsed_s", took.wall().map(StudyJson::seconds).orElse(null));
    json.writeNumberField("trainings", took.trainings());
    json.writeObjectField("training_s", took.average().map(StudyJson::seconds).orElse(null));
    number("training_epochs", took.averageEpochs());
    json.writeEndObject();
  }

  private void benchmark(StudySpec spec, TunedAgainstDefault both) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", spec.name());
    metric(spec.metric());
    json.writeNumberField("tuned_trial", both.tuned().number());
    json.writeNumberField("default_trial", both.standard().number());
    json.writeArrayFieldStart("metrics");
    for (TunedAgainstDefault.Row row : both.rows()) {
      json.writeStartObject();
      json.writeStringField("metric", row.metric());
      number("tuned", row.tuned());
      number("default", row.standard());
      number("change_percent", Change.percent(row.tuned(), row.standard()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void number(String key, OptionalDouble value) throws IOException {
    json.writeObjectField(key, value.isPresent() ? value.getAsDouble() : null);
  }

  private void facts(String name, String state) throws IOException {
    json.writeStringField("name", name);
    json.writeStringField("state", state);
  }

  private void metric(MetricSpec metric) throws IOException {
    json.writeStringField("metric", metric.name());
    json.writeStringField("goal", metric.goal().word());
  }

  private void part(String key, PartSpec part) throws IOException {
    json.writeObjectField(key, Map.of(part.kind(), part.settings()));
  }

  private void best(StudyView view) throws IOException {
    String metric = view.spec().metric().name();
    best(
        view.best().map(trial -> trial.metric(metric)).orElse(null),
        view.best().map(Trial::number).orElse(null));
  }

  private void best(Double value, Integer trial) throws IOException {
    json.writeObjectField("best", value);
    json.writeObjectField("best_trial", trial);
  }

  private void times(Instant created, Instant changed) throws IOException {
    json.writeStringField("created", time(created));
    json.writeStringField("changed", time(changed));
  }

  /** As tables of trials have times, whatever the clock tells. */
  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** No row of an export: what it has reported is no result yet. */
  private void running(RunningTrial one) throws IOException {
    Trial trial = one.trial();
    OptionalInt epoch = one.epoch();
    json.writeStartObject();
    json.writeNumberField("trial", trial.number());
    json.writeStringField("device", trial.run().device());
    json.writeStringField("started", trial.run().started().map(StudyJson::time).orElse(null));
    json.writeObjectField("epoch", epoch.isPresent() ? epoch.getAsInt() : null);
    number("value", one.value());
    json.writeObjectField("expected", one.expected().map(Forecast::value).orElse(null));
    json.writeObjectField(
        "expected_deviation", one.expected().map(Forecast::deviation).orElse(null));
    json.writeObjectField("configuration", trial.configuration().values());
    json.writeEndObject();
  }

  private void trials(TrialCounts counts, int lost) throws IOException {
    json.writeNumberField("done", counts.done());
    json.writeObjectFieldStart("trials");
    for (TrialState state : TrialState.values()) {
      json.writeNumberField(state.word(), counts.of(state));
    }
    json.writeEndObject();
    json.writeNumberField("lost", lost);
  }

  /** The rows that an export of these trials has, with its columns. */
  private void rows(String key, StudyView view, List<BestAndWorst.Ranked> ranked)
      throws IOException {
    TrialTable table =
        TrialTable.of(
            view.spec(), ranked.stream().map(BestAndWorst.Ranked::trial).toList(), view.marks());
    json.writeArrayFieldStart(key);
    for (int row = 0; row < table.rows(); row++) {
      TableJson.write(table, row, json);
    }
    json.writeEndArray();
  }

  private static int completed(TrialCounts counts) {
    return counts.of(TrialState.COMPLETED);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / MILLIS;
  }
}
