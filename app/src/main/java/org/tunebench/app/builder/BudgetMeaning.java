package org.tunebench.app.builder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Services;
import org.tunebench.app.trials.TimeText;

/** What a budget comes to: which part of the grid, and how many hours. */
final class BudgetMeaning {
  private static final String GRID = "grid";
  private static final long MINUTE_MILLIS = 60_000;

  private final Services services;
  private final Background background;
  private final StudyParts parts;
  private final TimeText times;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
  private List<KnownTime.Earlier> earlier = List.of();
  private Optional<KnownTime.Earlier> alike = Optional.empty();
  private Optional<KnownTime> known = Optional.empty();
  private String objective = "";

  BudgetMeaning(Services services, StudyParts parts) {
    this.services = services;
    this.background = new Background(services);
    this.parts = parts;
    this.times = new TimeText(services.texts(), services.clock().getZone());
  }

  /** One sentence or two, or empty. */
  ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** The definition has changed. */
  void update() {
    String kind = parts.objective().kind();
    if (!kind.equals(objective)) {
      objective = kind;
      earlier = List.of();
      background.run(
          () -> KnownTime.earlier(services.engine().repository(), kind),
          found -> {
            if (kind.equals(objective)) {
              earlier = found;
              look();
            }
          },
          never -> {},
          () -> {});
    }
    look();
  }

  /** Trials of other data, or with other epochs, would say nothing of these. */
  private void look() {
    Map<String, String> effort = KnownTime.effort(parts.objective().asTyped());
    Optional<KnownTime.Earlier> found =
        earlier.stream().filter(study -> study.effort().equals(effort)).findFirst();
    if (!found.equals(alike)) {
      alike = found;
      known = Optional.empty();
      found.ifPresent(this::read);
    }
    tell();
  }

  private void read(KnownTime.Earlier study) {
    background.run(
        () -> KnownTime.of(services.engine().repository(), study),
        time -> {
          if (alike.filter(study::equals).isPresent()) {
            known = time;
            tell();
          }
        },
        never -> {},
        () -> {});
  }

  private void tell() {
    Optional<Long> trials = parts.budget().trials().value();
    List<String> sentences = new ArrayList<>();
    trials.flatMap(this::ofGrid).ifPresent(sentences::add);
    trials.flatMap(this::inTime).ifPresent(sentences::add);
    text.set(String.join(" ", sentences));
  }

  private OptionalLong points() {
    boolean grid = parts.sampler().kindProperty().get().kind().equals(GRID);
    return grid && parts.space().space().isPresent()
        ? parts.space().space().get().cardinality()
        : OptionalLong.empty();
  }

  private Optional<String> ofGrid(long trials) {
    OptionalLong points = points();
    if (points.isEmpty()) {
      return Optional.empty();
    }
    long all = points.getAsLong();
    return Optional.of(
        trials < all
            ? services.texts().get("Builder.Budget.gridPart", all, trials)
            : services.texts().get("Builder.Budget.gridWhole", all));
  }

  private Optional<String> inTime(long trials) {
    OptionalLong points = points();
    long run = points.isPresent() ? Math.min(trials, points.getAsLong()) : trials;
    long atOnce = Math.max(1, parts.budget().parallel().value().orElse(1L));
    OptionalLong slots = parts.devices().slots(atOnce);
    if (slots.isEmpty()) {
      return Optional.empty();
    }
    return known.map(
        time ->
            services
                .texts()
                .get(
                    "Builder.Budget.time",
                    rounded(withinLimit(time.of(run, slots.getAsLong()))),
                    rounded(time.trial()),
                    time.study()));
  }

  private Duration withinLimit(Duration all) {
    Optional<Duration> limit = parts.budget().time().value().flatMap(given -> given);
    return limit.filter(most -> most.compareTo(all) < 0).orElse(all);
  }

  /** To the second below two minutes, to the minute above. */
  private String rounded(Duration time) {
    long millis = time.toMillis();
    long unit = millis < 2 * MINUTE_MILLIS ? 1000 : MINUTE_MILLIS;
    return times.duration(
        Duration.ofMillis(Math.max(1, Math.round((double) millis / unit)) * unit));
  }
}
