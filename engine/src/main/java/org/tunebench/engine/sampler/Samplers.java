package org.tunebench.engine.sampler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Settings;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.SuggestedBy;
import org.tunebench.engine.study.Trial;

/** All kinds of samplers: what there is to choose, and how a study file's words become one. */
public final class Samplers {
  /** Reads settings and builds the sampler, or refuses what does not fit the space. */
  private interface Maker {
    Sampler make(Settings settings, SearchSpace space);
  }

  private record Entry(PartKind kind, Maker maker) {}

  private static final Map<String, Entry> ENTRIES = entries();

  /** What draws from the whole space, or asks somebody else, whatever the trials so far say. */
  private static final Set<String> UNTAUGHT =
      Set.of(
          GridSampler.KIND.kind(),
          QmcSampler.KIND.kind(),
          RandomSampler.KIND.kind(),
          SuggestedBy.START_UP,
          SuggestedBy.BASELINE,
          SuggestedBy.QUEUE,
          SuggestedBy.WARM_START,
          SuggestedBy.REPLICATE);

  private Samplers() {}

  private static Map<String, Entry> entries() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    addUnrepeated(
        entries,
        new PartKind(
            "auto",
            "Automatic",
            "Chooses among the others by the space and the trials so far, and says what it uses.",
            List.of()),
        settings -> new AutoSampler());
    addUnrepeated(entries, GpSettings.KIND, settings -> new GpSampler(GpSettings.read(settings)));
    addUnrepeated(
        entries, TpeSettings.KIND, settings -> new TpeSampler(TpeSettings.read(settings)));
    addUnrepeated(entries, CmaEsSampler.KIND, CmaEsSampler::read);
    addUnrepeated(entries, EvolutionSampler.KIND, EvolutionSampler::read);
    addUnrepeated(entries, CoarseToFineSampler.KIND, CoarseToFineSampler::read);
    add(entries, GridSampler.KIND, GridSampler::read);
    addUnrepeated(entries, QmcSampler.KIND, settings -> new QmcSampler());
    add(entries, RandomSampler.KIND, (settings, space) -> RandomSampler.read(settings));
    return entries;
  }

  private static void add(Map<String, Entry> entries, PartKind kind, Maker maker) {
    entries.put(kind.kind(), new Entry(kind, maker));
  }

  private static void addUnrepeated(
      Map<String, Entry> entries, PartKind kind, Function<Settings, Sampler> maker) {
    add(entries, kind, (settings, space) -> new Unrepeated(maker.apply(settings)));
  }

  /** What there is to choose, the default first. */
  public static List<PartKind> kinds() {
    return ENTRIES.values().stream().map(Entry::kind).toList();
  }

  /**
   * Whether configurations from there may have been chosen by what other trials had taught. Of a
   * word that nobody knows, such as one of another tool's table, this holds.
   *
   * @param by one of {@link SuggestedBy}, or the kind of a sampler
   */
  public static boolean mayLearn(String by) {
    return !UNTAUGHT.contains(by);
  }

  /**
   * What the sampler of a study goes by and why, after the trials that are kept: one sentence.
   *
   * @param trials all of them, by number
   */
  public static String explain(StudySpec spec, List<Trial> trials) {
    LiveHistory history = new LiveHistory(spec);
    history.restore(trials);
    return create(spec.sampler(), spec.space()).explain(spec.space(), history);
  }

  /**
   * Builds a sampler.
   *
   * @param spec its kind and settings
   * @param space what it is to search
   * @throws WrongInputException if there is no such kind, a setting is wrong or missing, or the
   *     kind cannot search this space
   */
  public static Sampler create(PartSpec spec, SearchSpace space) {
    Entry entry = ENTRIES.get(spec.kind());
    if (entry == null) {
      throw new WrongInputException(
          "sampler",
          "there is no sampler '%s'; there are %s"
              .formatted(spec.kind(), String.join(", ", ENTRIES.keySet())));
    }
    Settings settings = Settings.of("sampler", spec);
    Sampler sampler = entry.maker.make(settings, space);
    settings.refuseOthers();
    return sampler;
  }
}
