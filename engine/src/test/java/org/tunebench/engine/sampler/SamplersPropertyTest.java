package org.tunebench.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
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
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;

/** Whatever the space, whatever happens to the trials: suggestions lie in the space. */
class SamplersPropertyTest {

  @Property(tries = 60)
  void staysInsideAnySpace(
      @ForAll("spaces") SearchSpace space, @ForAll("kinds") String kind, @ForAll long seed) {
    Sampler sampler = Samplers.create(new PartSpec(kind), space);
    Rehearsal study = new Rehearsal(space, sampler, seed, 30);
    Random chance = new Random(seed);
    study.run(25, 1 + chance.nextInt(4), c -> lossOf(space, c, chance));
    assertThat(study.configurations()).isNotEmpty().allMatch(space::contains);
  }

  private static double lossOf(SearchSpace space, Configuration c, Random chance) {
    return chance.nextInt(5) == 0 ? Double.NaN : SamplerContract.loss(space, c);
  }

  @Provide
  Arbitrary<String> kinds() {
    return Arbitraries.of(
        Samplers.kinds().stream().map(PartKind::kind).filter(k -> !k.equals("grid")).toList());
  }

  @Provide
  Arbitrary<SearchSpace> spaces() {
    return Arbitraries.longs().map(SamplersPropertyTest::space);
  }

  private static SearchSpace space(long seed) {
    Random random = new Random(seed);
    List<Parameter> parameters = new ArrayList<>();
    int size = 1 + random.nextInt(6);
    for (int p = 0; p < size; p++) {
      List<Condition> conditions = new ArrayList<>();
      if (p > 0 && random.nextInt(3) == 0) {
        Parameter parent = parameters.get(random.nextInt(p));
        if (parent.distribution().cardinality().isPresent()) {
          Object value = parent.distribution().valueAt(random.nextDouble());
          conditions.add(new Condition(parent.name(), List.of(value)));
        }
      }
      parameters.add(new Parameter("p" + p, distribution(random), conditions));
    }
    return new SearchSpace(parameters);
  }

  private static Distribution distribution(Random random) {
    double low = random.nextGaussian() * 10;
    return switch (random.nextInt(12)) {
      case 0 -> new FloatRange(low, low + random.nextDouble() * 5);
      case 1 -> new FloatRange(Math.exp(low / 3), Math.exp(low / 3) * 1000, true, 0);
      case 2 -> new FloatRange(0, 1 + random.nextInt(9), false, 0.25);
      case 3 -> new IntRange(-5, -5 + random.nextInt(1000));
      case 4 -> new IntRange(1, 1 + random.nextInt(1000), true, 1);
      case 5 -> new Normal(low, 0.1 + random.nextDouble(), false, random.nextInt(2) * 0.5);
      case 6 -> Choice.of(true, false);
      case 7 -> Ordered.of("small", "medium", "large");
      case 8 -> new Beta(0.5 + random.nextDouble(), 2);
      case 9 -> new Rounded(new FloatRange(low, low + 10), 0.75, random.nextBoolean());
      case 10 -> new Rounded(new Normal(0, 1, random.nextBoolean(), 0), 1);
      default -> new Choice(List.of("a", "b", "c"), List.of(0.5, 0.25, 0.25));
    };
  }
}
