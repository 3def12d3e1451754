package org.tunebench.app.builder;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.FileKinds;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.DataGuess;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.objective.scvi.ScviObjectiveType;
import org.tunebench.engine.study.PartSpec;

/** What an objective trains on, as it is being set: the data file, its genes, the epochs. */
final class DataDraft {
  private static final String DATASET = "dataset";
  private static final String GENES = "genes";

  /** The setting that says how long a trial trains. */
  static final String MAX_EPOCHS = "max-epochs";

  /** The setting that names a second file. */
  private static final String LABELS = "labels";

  /** The settings that say how a file is read. */
  private static final List<String> HOW = List.of("genes-in-rows", LABELS);

  /** The settings that say what in the file is read. */
  private static final List<String> WHAT = List.of("layer", "class");

  /** The settings that have a field here. */
  static final List<String> SETTINGS = List.of(DATASET, GENES, MAX_EPOCHS);

  private static final long MOST_GENES = 1_000_000;
  private static final long MOST_EPOCHS = 1_000_000;

  private final Services services;
  private final Background background;
  private final Function<PartSpec, DataSummary> probe;
  private final InputField<Path> file;
  private final InputField<Optional<Long>> genes;
  private final InputField<Optional<Long>> maxEpochs;
  private final ReadOnlyObjectWrapper<DataSummary> summary =
      new ReadOnlyObjectWrapper<>(this, "summary");
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(this, "reading");
  private final AtomicLong readings = new AtomicLong();
  private final Supplier<PartSpec> objective;
  private final DataOffer offer;
  private boolean used = true;
  private boolean withGenes = true;
  private Path folder;
  private PartSpec read;
  private WrongInputException refused;
  private Path guessed;
  private Consumer<DataGuess> told = guess -> {};
  private Runnable heard = () -> {};

  /**
   * @param probe reads how large a file is; called in the background
   * @param folder the folder that a relative path starts from
   * @param objective the objective as far as it can be told: how the file is read
   * @param changed is told after each change
   */
  DataDraft(
      Services services,
      Function<PartSpec, DataSummary> probe,
      Path folder,
      Supplier<PartSpec> objective,
      Runnable changed) {
    this.objective = objective;
    this.offer = new DataOffer(services, () -> heard.run());
    this.services = services;
    this.background = new Background(services);
    this.probe = probe;
    this.folder = folder;
    this.file = new InputField<>(services.texts().get("Builder.Data"), this::path, changed);
    this.genes =
        new InputField<>(
            services.texts().get("Builder.Genes"),
            Readers.optional(new Readers(services.texts()).whole(1, MOST_GENES)),
            changed);
    this.maxEpochs =
        new InputField<>(
            services.texts().get("Builder.MaxEpochs"),
            Readers.optional(new Readers(services.texts()).whole(1, MOST_EPOCHS)),
            changed);
  }

  private Path path(String text) {
    if (text.isEmpty()) {
      throw new WrongInputException("", services.texts().get("Builder.Data.missing"));
    }
    try {
      // Simulated counts have a name and no file.
      return text.equals(ScviObjectiveType.DEMO) ? Path.of(text) : data(folder.resolve(text));
    } catch (InvalidPathException cannot) {
      throw new WrongInputException("", services.texts().get("Builder.Data.noPath"), cannot);
    }
  }

  /** What is no data by its ending is not tried as any: its lines would be refused one by one. */
  private Path data(Path path) {
    if (FileKinds.isStudy(path)) {
      throw new WrongInputException("", services.texts().get("Builder.Data.study"));
    }
    if (FileKinds.isScript(path)) {
      throw new WrongInputException("", services.texts().get("Builder.Data.script"));
    }
    return path;
  }

  /** Takes over what a definition says. */
  void preset(PartSpec objective, Path from) {
    folder = from;
    file.preset(textOf(objective, DATASET));
    genes.preset(textOf(objective, GENES));
    maxEpochs.preset(textOf(objective, MAX_EPOCHS));
  }

  private static String textOf(PartSpec objective, String setting) {
    Object given = objective.settings().get(setting);
    return given == null ? "" : String.valueOf(given);
  }

  /** What undo goes back to. */
  Map<String, Object> save() {
    Map<String, Object> now = new LinkedHashMap<>();
    now.put("folder", folder);
    allFields().forEach(field -> now.put(field.label(), field.textProperty().get()));
    return now;
  }

  /** Goes back to what {@link #save} gave. */
  void restore(Map<String, Object> was) {
    folder = (Path) was.get("folder");
    allFields().forEach(field -> field.restore((String) was.get(field.label())));
  }

  private List<InputField<?>> allFields() {
    return List.of(file, genes, maxEpochs);
  }

  /** Whether the objective is one that trains on a data file. */
  boolean isUsed() {
    return used;
  }

  /** Changes whether there is a data file at all, and whether it has genes. */
  void setUsed(boolean now, boolean genesNow) {
    used = now;
    withGenes = genesNow;
  }

  /** Whether there are genes to choose from. */
  boolean hasGenes() {
    return used && withGenes;
  }

  /** What is read: the file and the settings that say how, and what in it. */
  private PartSpec wanted() {
    return with(WHAT, with(HOW, whole()));
  }

  private PartSpec whole() {
    if (!used || file.value().isEmpty()) {
      return null;
    }
    return new PartSpec(objective.get().kind()).with(DATASET, file.value().get().toString());
  }

  private PartSpec with(List<String> names, PartSpec data) {
    PartSpec some = data;
    for (String name : data == null ? List.<String>of() : names) {
      Object given = objective.get().settings().get(name);
      some = given == null ? some : some.with(name, name.equals(LABELS) ? below(given) : given);
    }
    return some;
  }

  /** Where the study will look for it, wherever the workbench was started. */
  private Object below(Object path) {
    try {
      return folder.resolve(String.valueOf(path)).normalize().toString();
    } catch (InvalidPathException cannot) {
      return path;
    }
  }

  InputField<Path> file() {
    return file;
  }

  InputField<Optional<Long>> genes() {
    return genes;
  }

  InputField<Optional<Long>> maxEpochs() {
    return maxEpochs;
  }

  /** How large the file is, or null while that is not known. */
  ReadOnlyObjectProperty<DataSummary> summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /** Whether the file is being read. */
  ReadOnlyBooleanProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** What others said is forgotten. */
  void recheck() {
    fields().forEach(InputField::reread);
  }

  /** What was wrong with what is read, or empty while nothing is known to be. */
  Optional<WrongInputException> refusal() {
    return Optional.ofNullable(refused).filter(wrong -> read != null && read.equals(wanted()));
  }

  /** Whether it is this setting that says how, or what in it, is read. */
  static boolean isReadBy(String setting) {
    return HOW.contains(setting) || WHAT.contains(setting);
  }

  /** What the file has for the settings that name a part of it. */
  DataOffer offer() {
    return offer;
  }

  /** Is told what each other file most likely holds, before it is read. */
  void whenGuessed(Consumer<DataGuess> listener) {
    told = listener;
  }

  /** Is told when a file turns out to be no data for the objective, and when what it offers. */
  void whenHeard(Runnable listener) {
    heard = listener;
  }

  /** Reads the file if it is another one than last time; only the latest reading counts. */
  void probe() {
    // What was wrong with it for another objective must not keep it from being read for this one.
    file.reread();
    PartSpec wanted = wanted();
    if (Objects.equals(wanted, read)) {
      recheck();
      return;
    }
    read = wanted;
    refused = null;
    summary.set(null);
    long number = readings.incrementAndGet();
    reading.set(wanted != null);
    if (wanted == null) {
      offer.ask(null);
    } else {
      guess(wanted, number);
    }
  }

  /** What a file holds is asked once: what the person then changes stays changed. */
  private void guess(PartSpec wanted, long number) {
    Path path = file.value().orElseThrow();
    if (path.equals(guessed)) {
      summarise(wanted, number);
      return;
    }
    background.run(
        () -> DataGuess.of(path),
        guess ->
            ifLatest(
                number,
                () -> {
                  guessed = path;
                  told.accept(guess);
                  ifLatest(number, () -> summarise(wanted, number));
                }),
        cannotTell -> ifLatest(number, () -> summarise(wanted, number)),
        () -> {});
  }

  private void summarise(PartSpec wanted, long number) {
    offer.ask(with(HOW, whole()));
    background.run(
        () -> number == readings.get() ? Optional.of(probe.apply(wanted)) : Optional.empty(),
        (Optional<DataSummary> found) -> ifLatest(number, () -> summary.set(found.orElse(null))),
        wrong -> ifLatest(number, () -> refuse(wrong)),
        () -> ifLatest(number, () -> reading.set(false)));
  }

  private void ifLatest(long number, Runnable outcome) {
    if (number == readings.get()) {
      outcome.run();
    }
  }

  private void refuse(WrongInputException wrong) {
    refused = wrong;
    heard.run();
  }

  /** Adds the settings that the fields say, which are all right. */
  void addTo(Map<String, Object> settings) {
    if (used) {
      settings.put(DATASET, file.value().orElseThrow().toString());
      put(settings, GENES, withGenes ? genes.value().orElseThrow() : Optional.empty());
      put(settings, MAX_EPOCHS, maxEpochs.value().orElseThrow());
    }
  }

  /** Adds the settings as they were typed, right or wrong. */
  void addTyped(Map<String, Object> settings) {
    for (String setting : SETTINGS) {
      field(setting)
          .filter(fields()::contains)
          .flatMap(InputField::asTyped)
          .ifPresent(typed -> settings.put(setting, typed));
    }
    settings.computeIfPresent(DATASET, (name, path) -> path.toString());
  }

  private static void put(Map<String, Object> settings, String name, Optional<Long> to) {
    settings.remove(name);
    to.ifPresent(value -> settings.put(name, value));
  }

  /** The fields in the order of the screen. */
  List<InputField<?>> fields() {
    return hasGenes() ? allFields() : used ? List.of(file, maxEpochs) : List.of();
  }

  /** The field of a setting's name, or empty. */
  Optional<InputField<?>> field(String setting) {
    if (!used) {
      return Optional.empty();
    }
    return switch (setting) {
      case DATASET -> Optional.of(file);
      case GENES -> Optional.of(genes);
      case MAX_EPOCHS -> Optional.of(maxEpochs);
      default -> Optional.empty();
    };
  }
}
