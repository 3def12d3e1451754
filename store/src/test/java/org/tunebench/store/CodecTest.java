package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jooq.exception.DataTypeException;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudyFixtures;
import org.tunebench.engine.study.StudySpec;

class CodecTest {
  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> plain =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(20).map(x -> (Object) x),
            Arbitraries.longs().map(x -> (Object) x),
            doubles().map(x -> (Object) x),
            Arbitraries.of(true, false));
    // Of a bounded depth: left to chance, one value in some thousands is larger than the memory.
    return Arbitraries.recursive(() -> plain, this::nested, 0, 3);
  }

  private Arbitrary<Object> nested(Arbitrary<Object> values) {
    return Arbitraries.oneOf(
        values,
        values.list().ofMaxSize(3).map(x -> (Object) x),
        Arbitraries.maps(names(), values).ofMaxSize(3).map(x -> (Object) x));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(10),
        Arbitraries.of("$", "$double", "$$double", "", "a.b"));
  }

  @Provide
  Arbitrary<Double> doubles() {
    return Arbitraries.longs().map(Double::longBitsToDouble).map(x -> x.isNaN() ? Double.NaN : x);
  }

  @Property(tries = 200)
  void valuesComeBackFromJson(@ForAll("values") Object value) {
    String text = JsonValues.text(JsonValues.node(value));
    assertThat(JsonValues.value(JsonValues.parse(text))).isEqualTo(value);
    assertThat(text.chars()).allMatch(c -> c < 128);
  }

  @Test
  void aKeptSpaceOpensAlsoWhereAParameterCanNeverExist() {
    Condition one = new Condition("a", List.of(1L));
    Condition two = new Condition("a", List.of(2L));
    SearchSpace space =
        new SearchSpace(
            List.of(
                new Parameter("a", new IntRange(1, 2)),
                new Parameter("b", new IntRange(1, 2), List.of(one, two))));
    assertThatThrownBy(space::requireAllCanExist).hasMessageContaining("can never hold");
    assertThat(SpaceJson.readSpace(SpaceJson.write(space))).isEqualTo(space);
  }

  @Property(tries = 200)
  void pointsComeBackFromBytes(
      @ForAll List<Integer> steps, @ForAll("doubles") double value, @ForAll int distance) {
    Curve curve = new Curve();
    steps.stream().sorted().forEach(step -> curve.add(step, value * step));
    curve.add(curve.lastStep() + distance, value);
    curve.add(curve.lastStep() + distance, -value);
    if (curve.size() > 0) {
      Curve back = new Curve();
      PointCodec.decode(PointCodec.encode(curve), back);
      assertThat(back.size()).isEqualTo(curve.size());
      for (int i = 0; i < curve.size(); i++) {
        assertThat(back.step(i)).isEqualTo(curve.step(i));
        assertThat(back.value(i)).isEqualTo(Double.valueOf(curve.value(i)));
      }
    }
  }

  @Test
  void evenStepsTakeNoSpace() {
    Curve even = new Curve();
    Curve uneven = new Curve();
    for (int i = 1; i <= 100; i++) {
      even.add(10 * i, i);
      uneven.add(i * i, i);
    }
    assertThat(PointCodec.encode(even)).hasSize(13 + 800 + 4);
    assertThat(PointCodec.encode(uneven)).hasSize(5 + 1200 + 4);
  }

  @Test
  void anyOtherByteIsRefused() {
    Curve curve = new Curve();
    curve.add(1, 1);
    curve.add(3, 0.1);
    byte[] bytes = PointCodec.encode(curve);
    for (int i = 0; i < bytes.length; i++) {
      byte[] torn = bytes.clone();
      torn[i] ^= 0x10;
      assertThatThrownBy(() -> PointCodec.decode(torn, new Curve()))
          .isInstanceOf(DataTypeException.class);
    }
    assertThatThrownBy(() -> PointCodec.decode(new byte[3], new Curve()))
        .isInstanceOf(DataTypeException.class);
  }

  @Test
  void definitionsComeBackWithAllThatTheyHaveLearnt() {
    StudySpec spec = StudyFixtures.later("x");
    assertThat(SpecJson.read(SpecJson.write(spec))).isEqualTo(spec);
    PartSpec cluster = new PartSpec("slurm", Map.of("partition", "gpu", "gpus", 2L));
    StudySpec elsewhere = spec.withPlaces(List.of(), Optional.of(cluster));
    assertThat(SpecJson.read(SpecJson.write(elsewhere))).isEqualTo(elsewhere);

    String text = SpecJson.write(spec).replace("\"seed\":0", "\"seed\":1099511627777");
    assertThat(SpecJson.read(text).seed()).isEqualTo(1_099_511_627_777L);
    assertThat(SpecJson.write(SpecJson.read(text))).isEqualTo(text);
  }

  @Test
  void definitionsComeBack() {
    String text = SpecJson.write(StudyFixtures.spec("größe 😀"));
    assertThat(SpecJson.read(text)).isEqualTo(StudyFixtures.spec("größe 😀"));
    assertThat(SpecJson.read(SpecJson.write(StudyFixtures.maximizing("x"))))
        .isEqualTo(StudyFixtures.maximizing("x"));
  }

  @Test
  void definitionsOfANewerVersionAndOfNoneAreRefused() {
    for (int version : new int[] {2, 0}) {
      String other =
          SpecJson.write(StudyFixtures.spec("x"))
              .replace("\"version\":1", "\"version\":" + version);
      assertThatThrownBy(() -> SpecJson.read(other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("version " + version);
    }
  }

  @Test
  void valuesOfOtherTypesAreRefused() {
    assertThatThrownBy(() -> JsonValues.node(Map.of("a", new Object())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
