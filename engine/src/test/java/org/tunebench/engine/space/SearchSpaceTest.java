package org.tunebench.engine.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tunebench.engine.WrongInputException;

class SearchSpaceTest {
  private static Parameter under(
      String name, Distribution distribution, String parent, Object... values) {
    return new Parameter(name, distribution, List.of(new Condition(parent, Arrays.asList(values))));
  }

  static SearchSpace optimizers() {
    return new SearchSpace(
        List.of(
            under("nesterov", Choice.of(true, false), "momentum", 0.5),
            under("momentum", new FloatRange(0, 0.5, false, 0.5), "optimizer", "sgd"),
            new Parameter("optimizer", Choice.of("sgd", "adam")),
            new Parameter("layers", new IntRange(1, 3))));
  }

  static Configuration random(SearchSpace space, Random random) {
    return space.configure(p -> p.distribution().valueAt(random.nextDouble()));
  }

  /** A space of small discrete parameters, each under earlier ones or not. */
  static SearchSpace randomSpace(Random random) {
    List<Parameter> parameters = new java.util.ArrayList<>();
    int size = 1 + random.nextInt(6);
    for (int i = 0; i < size; i++) {
      Distribution distribution =
          random.nextBoolean() ? new IntRange(0, random.nextInt(3)) : Choice.of("a", "b", 1.5);
      List<Condition> conditions = new java.util.ArrayList<>();
      for (int parent = 0; parent < i; parent++) {
        if (random.nextInt(4) == 0) {
          List<Object> values = parameters.get(parent).distribution().values();
          conditions.add(
              new Condition("p" + parent, values.subList(0, 1 + random.nextInt(values.size()))));
        }
      }
      parameters.add(new Parameter("p" + i, distribution, conditions));
    }
    java.util.Collections.shuffle(parameters, random);
    return new SearchSpace(parameters);
  }

  @Property(tries = 200)
  void cardinalityIsTheNumberOfReachableConfigurations(@ForAll long seed) {
    Random random = new Random(seed);
    SearchSpace space = randomSpace(random);
    long said = space.cardinality().orElseThrow();
    Set<Configuration> seen = new HashSet<>();
    enumerate(space, new java.util.HashMap<>(), 0, seen);
    assertThat((long) seen.size()).isEqualTo(said);
    for (int i = 0; i < 20; i++) {
      assertThat(seen).contains(random(space, random));
    }
  }

  /** Tries every combination of values and keeps the configurations that it leads to. */
  private static void enumerate(
      SearchSpace space, Map<String, Object> chosen, int index, Set<Configuration> seen) {
    if (index == space.size()) {
      seen.add(space.configure(p -> chosen.get(p.name())));
      return;
    }
    for (Object value : space.parameter(index).distribution().values()) {
      chosen.put(space.parameter(index).name(), value);
      enumerate(space, chosen, index + 1, seen);
    }
  }

  @Property(tries = 200)
  void configurationsAreContainedAndAcceptedAsTheyAre(@ForAll long seed) {
    Random random = new Random(seed);
    SearchSpace space = randomSpace(random);
    Configuration configuration = random(space, random);

    assertThat(space.contains(configuration)).isTrue();
    assertThat(space.accept("baseline", configuration)).isEqualTo(configuration);
    assertThat(configuration.values().keySet())
        .containsExactlyElementsOf(
            space.parameters().stream().map(Parameter::name).filter(configuration::has).toList());
  }

  @Test
  void childrenExistOnlyUnderTheirParents() {
    SearchSpace space = optimizers();
    // adam; sgd without momentum; sgd with momentum, with and without Nesterov; by three layers.
    assertThat(space.cardinality()).hasValue((1 + 1 + 2) * 3);
    assertThat(space.isConditional()).isTrue();
    assertThat(space.contains(new Configuration(Map.of("optimizer", "adam", "layers", 1))))
        .isTrue();
    assertThat(space.contains(new Configuration(Map.of("optimizer", "sgd", "layers", 1))))
        .isFalse();
    assertThat(
            space.contains(
                new Configuration(Map.of("optimizer", "adam", "layers", 1, "momentum", 0.5))))
        .isFalse();
    assertThat(space.contains(new Configuration(Map.of("optimizer", "adam", "layers", 4))))
        .isFalse();
    assertThat(
            space.contains(new Configuration(Map.of("optimizer", "adam", "layers", 1, "other", 1))))
        .isFalse();
  }

  @Test
  void acceptingCoercesAndLeavesOutWhatIsInactive() {
    Configuration given =
        new Configuration(
            Map.of("optimizer", "sgd", "layers", 2.0, "momentum", 0, "nesterov", true));
    assertThat(optimizers().acceptAnywhere("baseline", given))
        .isEqualTo(optimizers().accept("baseline", given));
    assertThat(optimizers().accept("baseline", given).values())
        .isEqualTo(Map.of("optimizer", "sgd", "layers", 2L, "momentum", 0.0));
  }

  @Test
  void acceptingNamesTheFieldThatIsWrong() {
    assertThatThrownBy(
            () -> optimizers().accept("baseline", new Configuration(Map.of("optimizer", "adam"))))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("baseline.layers"));
    assertThatThrownBy(() -> optimizers().accept("baseline", new Configuration(Map.of("lr", 1))))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("no such parameter");
    assertThatThrownBy(
            () ->
                optimizers()
                    .accept("baseline", new Configuration(Map.of("optimizer", "x", "layers", 1))))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("sgd");
  }

  @Test
  void conditionsTakeNumbersAsTheirParentsHaveThem() {
    SearchSpace space =
        new SearchSpace(
            List.of(
                new Parameter("dropout", new FloatRange(0, 1)),
                under("kind", Choice.of("a"), "dropout", 0, 1L),
                new Parameter("width", Choice.of(64, 128)),
                under("bias", Choice.of(true), "width", 64.0)));
    assertThat(space.parameter(1).conditions().get(0).values()).containsExactly(0.0, 1.0);
    assertThat(space.parameter(3).conditions().get(0).values()).containsExactly(64L);
    assertThat(space.contains(new Configuration(Map.of("dropout", 1.0, "kind", "a", "width", 128))))
        .isTrue();
  }

  private static void assertRefused(String field, String part, Parameter... parameters) {
    assertThatThrownBy(() -> new SearchSpace(List.of(parameters)))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessageContaining(part);
  }

  @Test
  void spacesThatCannotBeAreRefused() {
    Parameter a = new Parameter("a", Choice.of("x", "y"));
    assertRefused("space.a", "two parameters", a, a);
    Parameter b = under("b", Choice.of(1), "c", "x");
    Parameter d = new Parameter("d", Choice.of(1, 2));
    assertRefused("space.b.when", "no parameter 'c'; 'b' is the only one", b);
    assertRefused("space.b.when", "no parameter 'c'; the other one is a", a, b);
    assertRefused("space.b.when", "no parameter 'c'; the others are a, d", a, b, d);
    assertRefused("space.b.when", "'a' is never z", a, under("b", Choice.of(1), "a", "z"));
    assertRefused("space.b.when", "never null", a, under("b", Choice.of(1), "a", (Object) null));
    assertRefused("space.b.when", "at least one value", a, under("b", Choice.of(1), "a"));
    assertRefused("space.a.when", "itself", under("a", Choice.of("x"), "a", "x"));
    assertRefused(
        "space.a.when",
        "itself",
        under("a", Choice.of("x"), "b", "x"),
        under("b", Choice.of("x"), "a", "x"));
  }

  @Test
  void parametersThatNoConfigurationCanHaveAreRefusedWhereAsked() {
    Parameter a = new Parameter("a", Choice.of("x", "y", "z"));
    Parameter b = under("b", Choice.of(1, 2), "a", "x", "z");
    Parameter c =
        new Parameter(
            "c",
            Choice.of(true),
            List.of(new Condition("b", List.of(1)), new Condition("a", List.of("y"))));
    Parameter d =
        new Parameter(
            "d",
            Choice.of(true),
            List.of(new Condition("a", List.of("x")), new Condition("a", List.of("y"))));
    assertThatThrownBy(() -> new SearchSpace(List.of(c, b, a)).requireAllCanExist())
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("space.c.when"))
        .hasMessage(
            "can never hold: it asks for a to be y, and b exists only when a is x or z; name values"
                + " that go together");
    assertThatThrownBy(() -> new SearchSpace(List.of(a, d)).requireAllCanExist())
        .hasMessageContaining("it asks for a to be x, and it asks for a to be y");

    Parameter fits =
        new Parameter(
            "c",
            Choice.of(true),
            List.of(new Condition("b", List.of(1)), new Condition("a", List.of("z", "y"))));
    Parameter below = under("e", Choice.of(true), "c", true);
    SearchSpace space = new SearchSpace(List.of(below, fits, b, a));
    assertThat(space.requireAllCanExist()).isSameAs(space);
  }

  @Test
  void aConditionAsksForAValueThatComesUp() {
    Parameter rate = new Parameter("rate", new FloatRange(0, 1));
    Parameter stepped = new Parameter("rate", new FloatRange(0, 1, false, 0.5));
    Parameter child =
        new Parameter("c", Choice.of(true), List.of(new Condition("rate", List.of(0.5))));
    assertThatThrownBy(() -> new SearchSpace(List.of(rate, child)).requireAllCanExist())
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("space.c.when"))
        .hasMessage(
            "one value of 'rate' hardly ever comes up among all of float [0.0, 1.0]: give 'rate' a"
                + " step, or take a parent with options");
    SearchSpace fits = new SearchSpace(List.of(stepped, child));
    assertThat(fits.requireAllCanExist()).isSameAs(fits);
  }

  @Test
  void valuesOfAConditionComeUpOftenEnough() {
    Distribution normal = new Normal(0, 1, false, 1);
    refuses(normal, "'f' is 100.0 in fewer than one of 1,000 draws from normal [0.0, 1.0]", 100);
    refuses(normal, "'f' is 4.0 or -4.0 in fewer", 4, -4);
    refuses(new IntRange(1, 1_000_000), "'f' is 500 in fewer", 500);
    refuses(new IntRange(1, 100_000, true, 1), "'f' is 99999 in fewer", 99_999);
    refuses(new Rounded(new Beta(2, 200), 0.1), "'f' is 0.9 in fewer", 0.9);
    refuses(new Choice(List.of("a", "b"), List.of(0.9995, 0.0005)), "'f' is b in fewer", "b");
    takes(normal, 3);
    takes(new IntRange(1, 1_000), 1_000);
    takes(new IntRange(1, 100_000, true, 1), 1);
    takes(new FloatRange(0, 1, false, 0.1), 0.3);
    takes(Ordered.of("small", "large"), "large");
    List<Object> many = LongStream.rangeClosed(1, 100).<Object>mapToObj(i -> i).toList();
    takes(new IntRange(1, 100_000), many.toArray());
  }

  private static void takes(Distribution parent, Object... values) {
    SearchSpace space = conditional(parent, values);
    assertThat(space.requireAllCanExist()).isSameAs(space);
  }

  private static void refuses(Distribution parent, String message, Object... values) {
    assertThatThrownBy(() -> conditional(parent, values).requireAllCanExist())
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("space.c.when"))
        .hasMessageStartingWith(message);
  }

  private static SearchSpace conditional(Distribution parent, Object... values) {
    return new SearchSpace(
        List.of(new Parameter("f", parent), under("c", Choice.of(true), "f", values)));
  }

  @Test
  void aStepIsNoWiderThanItsRange() {
    for (Distribution wide :
        List.of(new FloatRange(0, 1, false, 2), new IntRange(1, 10, false, 10))) {
      SearchSpace space = new SearchSpace(List.of(new Parameter("f", wide)));
      assertThatThrownBy(space::requireAllCanExist)
          .isInstanceOfSatisfying(
              WrongInputException.class, e -> assertThat(e.field()).isEqualTo("space.f"))
          .hasMessageStartingWith("the step is wider than the range, so that ");
    }
    SearchSpace fits =
        new SearchSpace(
            List.of(
                new Parameter("all", new FloatRange(0, 1, false, 1)),
                new Parameter("some", new FloatRange(0, 1, false, 0.3)),
                new Parameter("whole", new IntRange(1, 2)),
                new Parameter("fixed", new IntRange(2, 2))));
    assertThat(fits.requireAllCanExist()).isSameAs(fits);
  }

  @Test
  void anOptionHasAShare() {
    Parameter kind = new Parameter("kind", new Choice(List.of("a", "b"), List.of(1.0, 0.0)));
    assertThatThrownBy(() -> new SearchSpace(List.of(kind)).requireAllCanExist())
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("space.kind"))
        .hasMessage(
            "'b' has probability 0, so it would never be drawn: leave it out, or give it a share");
  }

  /** As programs compute it: {@code 0.1 + 2 * 0.1}. */
  private static final double COMPUTED = 0.30000000000000004;

  static List<Distribution> inStepsOfATenth() {
    return List.of(
        new FloatRange(0.1, 0.5, false, 0.1),
        new FloatRange(0.1, 0.3, false, 0.1),
        new Normal(0.3, 0.1, false, 0.1),
        new Rounded(new FloatRange(0, 1), 0.1));
  }

  @ParameterizedTest
  @MethodSource("inStepsOfATenth")
  void whatComesOffAStepByRoundingIsTheStepToConditionsAsWell(Distribution steps) {
    assertThat(steps.coerce(COMPUTED)).isEqualTo(0.3);
    assertThat(steps.coerce(0.35)).isEqualTo(0.35);
    Parameter child =
        new Parameter("y", Choice.of("a", "b"), List.of(new Condition("x", List.of(COMPUTED))));
    SearchSpace space = new SearchSpace(List.of(new Parameter("x", steps), child));
    Configuration given = new Configuration(Map.of("x", COMPUTED, "y", "a"));
    assertThat(space.accept("queue", given).values()).isEqualTo(Map.of("x", 0.3, "y", "a"));
  }

  @ParameterizedTest
  @MethodSource("inStepsOfATenth")
  void whatIsDrawnInStepsHasNoRoundingError(Distribution steps) {
    List<Object> drawn =
        IntStream.rangeClosed(0, 1000).mapToObj(i -> steps.valueAt(i / 1000.0)).distinct().toList();
    assertThat(drawn).contains(0.3).allMatch(value -> value.toString().length() <= 4);
    assertThat(drawn).allMatch(value -> steps.coerce(value).equals(value));
  }

  @Test
  void continuousSpacesAreNotCounted() {
    SearchSpace space =
        new SearchSpace(
            List.of(
                new Parameter("lr", new FloatRange(1e-4, 1e-2, true, 0)),
                new Parameter("n", new IntRange(1, 2)),
                new Parameter("fixed", new FloatRange(1, 1))));
    assertThat(space.cardinality()).isEmpty();
    assertThat(space.continuous()).containsExactly("lr");
  }

  @Test
  void countsBeyondLongAreLeftOut() {
    List<Parameter> many = new java.util.ArrayList<>();
    for (int i = 0; i < 10; i++) {
      many.add(new Parameter("p" + i, new IntRange(0, 1_000_000)));
    }
    assertThat(new SearchSpace(many).cardinality()).isEmpty();
    assertThat(new SearchSpace(many.subList(0, 3)).cardinality())
        .hasValue(1_000_001L * 1_000_001 * 1_000_001);
  }

  @Test
  void groupsThatDoNotDependOnEachOtherMultiply() {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < 19; i++) {
      parameters.add(new Parameter("on" + i, Choice.of(true, false)));
      Condition on = new Condition("on" + i, List.of(true));
      parameters.add(new Parameter("size" + i, new IntRange(1, 2), List.of(on)));
    }
    // Each pair has three: two sizes when it is on, one when it is off.
    assertThat(new SearchSpace(parameters).cardinality()).hasValue(1_162_261_467L);
  }
}
