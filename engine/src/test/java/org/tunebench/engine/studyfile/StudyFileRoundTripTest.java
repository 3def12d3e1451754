package org.tunebench.engine.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tunebench.engine.space.Beta;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.DeviceSlots;
import org.tunebench.engine.study.FirstTrials;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Target;
import org.tunebench.engine.study.WarmStart;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

/** What is written is read back as the same definition, whatever it holds. */
class StudyFileRoundTripTest {
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void writtenAndReadAgain(@ForAll("specs") StudySpec spec) {
    String text = StudyFiles.write(spec);

    assertThat(StudyFiles.parse(text, "any.yaml", StudyFileTypes.TYPES).spec())
        .as(text)
        .isEqualTo(spec);
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
  void writtenWhereDigitsAreOthers(@ForAll("specs") StudySpec spec) {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
    try {
      writtenAndReadAgain(spec);
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  @Property(tries = 1000)
  void anyTextIsReadOrRefusedInOneLine(@ForAll("scraps") String text) {
    try {
      StudyFiles.parse(text, "any.yaml", StudyFileTypes.TYPES);
    } catch (StudyFileException refusal) {
      assertThat(refusal.sentence()).startsWith("any.yaml").doesNotContain("\n");
    }
  }

  /** Pieces of study files in any order: close enough to YAML to reach every corner. */
  @Provide
  Arbitrary<String> scraps() {
    return Arbitraries.of(
            "objective",
            "space",
            ": ",
            ":",
            "\n",
            "\n  ",
            "\n    ",
            "{",
            "}",
            "[",
            "]",
            ", ",
            "scvi",
            "lr",
            "int",
            "float",
            "choice",
            "when",
            "- ",
            "'",
            "\"",
            "\t",
            "#",
            "&a",
            "*a",
            "!!x",
            "|",
            ">",
            "1",
            "-2.5",
            ".nan",
            "null",
            "true",
            "<<",
            "? ",
            "---",
            "%",
            "\\",
            "😀",
            "\u0007",
            "budget",
            "trials",
            "baseline",
            "metric",
            "devices")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<StudySpec> specs() {
    return Combinators.combine(
            name(), part("command"), spaces(), part("tpe"), budgets(), seeds(), metrics())
        .flatAs(
            (name, objective, space, sampler, budget, seed, metric) ->
                baselines(space)
                    .map(
                        baseline ->
                            new StudySpec(
                                name,
                                objective,
                                metric,
                                space,
                                sampler,
                                new PartSpec("none"),
                                budget,
                                seed % 2 == 0
                                    ? List.of()
                                    : List.of(new DeviceSlots("gpu:0", 3), new DeviceSlots("cpu")),
                                seed,
                                new FirstTrials(
                                    baseline,
                                    seed % 5 == 0
                                        ? List.of(
                                            space.configure(p -> p.distribution().valueAt(0)),
                                            space.configure(p -> p.distribution().valueAt(0.8)))
                                        : List.of(),
                                    seed % 3 == 0
                                        ? Optional.of(new WarmStart(name, budget.parallel() + 1))
                                        : Optional.empty()))));
  }

  private static Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  private static Arbitrary<String> name() {
    return text().map(String::strip).filter(t -> !t.isBlank() && !hasControls(t));
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  /** Everything but lone surrogates, which no text file can hold. */
  private static Arbitrary<String> text() {
    Arbitrary<String> any =
        Arbitraries.strings()
            .all()
            .ofMinLength(1)
            .ofMaxLength(20)
            .filter(t -> t.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    Arbitrary<String> tricky =
        Arbitraries.of(
            "null",
            "true",
            "1.0",
            "1e3",
            "yes",
            "a: b",
            "a #b",
            "- a",
            "'",
            "~",
            "gpu:0",
            "0x1F",
            "a b",
            "{a}",
            "<<",
            "=",
            ".5",
            ".inf",
            "on",
            "x,y",
            "10x.h5",
            "{{ lr }}",
            "C:\\x");
    return Arbitraries.oneOf(any, tricky);
  }

  private static Arbitrary<MetricSpec> metrics() {
    return Combinators.combine(text(), Arbitraries.of(Goal.class)).as(MetricSpec::new);
  }

  private static Arbitrary<PartSpec> part(String kind) {
    return Arbitraries.maps(text(), settings(2)).ofMaxSize(4).map(s -> new PartSpec(kind, s));
  }

  private static Arbitrary<Object> settings(int depth) {
    Arbitrary<Object> scalar = scalars();
    if (depth == 0) {
      return scalar;
    }
    Arbitrary<Object> list = settings(depth - 1).list().ofMaxSize(3).map(l -> l);
    Arbitrary<Object> map =
        Arbitraries.maps(text(), settings(depth - 1)).ofMaxSize(3).map(LinkedHashMap::new);
    return Arbitraries.oneOf(scalar, list, map);
  }

  private static Arbitrary<Object> scalars() {
    return Arbitraries.oneOf(
        text().map(t -> t),
        Arbitraries.longs().map(x -> x),
        Arbitraries.doubles().map(x -> x),
        Arbitraries.of(1e-4, -0.0, 1e-7, 1e15, 123456789.125, Double.MIN_VALUE).map(x -> x),
        Arbitraries.of(true, false).map(b -> b));
  }

  private static Arbitrary<Budget> budgets() {
    Arbitrary<Optional<Duration>> time =
        Arbitraries.longs().between(1, 400_000_000).map(Duration::ofMillis).optional();
    return Combinators.combine(
            // Enough for the default configuration and the queue.
            Arbitraries.integers().between(3, 1_000_000),
            time,
            Arbitraries.integers().between(Budget.AUTO, 256),
            Arbitraries.integers().between(0, 100),
            stoppings(),
            sizes())
        .as(Budget::new);
  }

  private static Arbitrary<OptionalLong> sizes() {
    return Arbitraries.longs()
        .between(1, 1L << 50)
        .optional()
        .map(size -> size.stream().mapToLong(bytes -> bytes).findFirst());
  }

  private static Arbitrary<Stopping> stoppings() {
    return Combinators.combine(
            Arbitraries.doubles().optional(),
            Arbitraries.integers().between(1, 9999).optional(),
            targets().list().ofMaxSize(2))
        .as(
            (target, patience, until) ->
                new Stopping(
                    target.stream().mapToDouble(t -> t).findFirst(),
                    patience.stream().mapToInt(n -> n).findFirst(),
                    until));
  }

  private static Arbitrary<Target> targets() {
    return Combinators.combine(name(), Arbitraries.of(Goal.class), Arbitraries.doubles())
        .as(Target::new);
  }

  private static Arbitrary<SearchSpace> spaces() {
    return distributions()
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .flatMap(
            all ->
                Arbitraries.integers()
                    .between(0, 1 << 20)
                    .map(bits -> new SearchSpace(parameters(all, bits))));
  }

  private static List<Parameter> parameters(List<Distribution> all, int bits) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      List<Condition> conditions = new ArrayList<>();
      for (int parent = 0; parent < i; parent++) {
        // A file that is read has no condition that hardly ever holds.
        boolean hasFew =
            all.get(parent).cardinality().orElse(Long.MAX_VALUE) <= 100
                && !(all.get(parent) instanceof Rounded);
        if (hasFew && (bits >> (4 * i + parent) & 1) == 1) {
          Object value = all.get(parent).valueAt(bits / (double) (1 << 20));
          conditions.add(new Condition("p_" + parent, List.of(value)));
        }
      }
      parameters.add(new Parameter("p_" + i, all.get(i), conditions));
    }
    return parameters;
  }

  private static Arbitrary<Distribution> distributions() {
    Arbitrary<Double> low = Arbitraries.doubles().between(1e-9, 1e6).ofScale(12);
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    Arbitrary<Distribution> floats =
        Combinators.combine(low, low, flag, flag)
            .as((a, b, log, step) -> new FloatRange(a, a + b, log, !log && step ? b / 4 : 0));
    Arbitrary<Distribution> ints =
        Combinators.combine(
                Arbitraries.longs().between(1, 1L << 40),
                Arbitraries.longs().between(0, 1L << 40),
                flag,
                Arbitraries.longs().between(1, 9))
            .as(
                (a, b, log, step) ->
                    new IntRange(a, a + b, log, log ? 1 : Math.min(step, Math.max(1, b))));
    Arbitrary<Distribution> normals =
        Combinators.combine(Arbitraries.doubles().between(-5, 5), low, flag)
            .as((m, d, log) -> new Normal(m, Math.min(d, 9), log, log ? 0.25 : 0));
    Arbitrary<Distribution> choices =
        Combinators.combine(scalars().list().ofMinSize(1).ofMaxSize(4).uniqueElements(), flag)
            .as(StudyFileRoundTripTest::choice);
    Arbitrary<Distribution> ordered =
        scalars().list().ofMinSize(1).ofMaxSize(4).uniqueElements().map(Ordered::new);
    Arbitrary<Double> shape = Arbitraries.doubles().between(0.01, 100);
    Arbitrary<Distribution> betas = Combinators.combine(shape, shape).as(Beta::new);
    Arbitrary<Distribution> rounded =
        Combinators.combine(
                Arbitraries.oneOf(
                    betas,
                    floats.filter(d -> ((FloatRange) d).step() == 0),
                    normals.filter(d -> ((Normal) d).quantum() == 0)),
                Arbitraries.of(0.1, 1.0, 2.5),
                flag)
            .as(Rounded::new);
    return Arbitraries.oneOf(floats, ints, normals, choices, ordered, betas, rounded);
  }

  private static Distribution choice(List<Object> options, boolean uneven) {
    if (!uneven || options.size() < 2) {
      return new Choice(options);
    }
    List<Double> shares = new ArrayList<>();
    double rest = 1;
    for (int i = 1; i < options.size(); i++) {
      rest /= 2;
      shares.add(rest);
    }
    shares.add(rest);
    return new Choice(options, shares);
  }

  private static Arbitrary<Optional<Configuration>> baselines(SearchSpace space) {
    return Arbitraries.doubles()
        .between(0, 1)
        .map(
            u ->
                u < 0.5
                    ? Optional.empty()
                    : Optional.of(space.configure(p -> p.distribution().valueAt(u))));
  }
}
