package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.engine.study.StudyFixtures.NOON;
import static org.tunebench.engine.study.StudyFixtures.report;
import static org.tunebench.engine.study.StudyFixtures.running;
import static org.tunebench.engine.study.StudyFixtures.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reports become curves. */
interface ReportsContract extends RepositoryUser {
  private static List<Double> values(Curve curve) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < curve.size(); i++) {
      values.add(curve.value(i));
    }
    return values;
  }

  private static List<Integer> steps(Curve curve) {
    List<Integer> steps = new ArrayList<>();
    for (int i = 0; i < curve.size(); i++) {
      steps.add(curve.step(i));
    }
    return steps;
  }

  @Test
  default void reportsBecomeCurves() {
    long id = study();
    assertThat(repository().hasReports(id)).isFalse();
    repository().add(id, running(0));
    repository().add(id, running(1));
    repository()
        .append(
            id,
            List.of(
                new Report(0, 1, Map.of("elbo", 3.0, "kl", 0.5)),
                new Report(1, 1, Map.of("elbo", 30.0)),
                new Report(0, 2, Map.of("elbo", 2.0))));
    repository().append(id, List.of(new Report(0, 5, Map.of("elbo", 1.0, "kl", 0.25))));

    Map<Integer, Curve> elbo = repository().curves(id, "elbo");
    assertThat(elbo.keySet()).containsExactly(0, 1);
    assertThat(steps(elbo.get(0))).containsExactly(1, 2, 5);
    assertThat(values(elbo.get(0))).containsExactly(3.0, 2.0, 1.0);
    assertThat(values(elbo.get(1))).containsExactly(30.0);
    assertThat(repository().curves(id, "kl").keySet()).containsExactly(0);
    assertThat(repository().curves(id, "nothing")).isEmpty();

    Map<String, Curve> ofTrial = repository().curves(id, 0);
    assertThat(ofTrial.keySet()).containsExactly("elbo", "kl");
    assertThat(steps(ofTrial.get("kl"))).containsExactly(1, 5);
    assertThat(repository().curves(id, 7)).isEmpty();
    assertThat(repository().hasReports(id)).isTrue();
    assertThat(repository().hasReports(id + 1)).isFalse();
  }

  @Test
  default void curvesOfSomeTrialsAreThoseOfEachOfThem() {
    long id = study();
    long other = repository().create(spec("another")).id();
    for (int trial = 0; trial < 6; trial++) {
      repository().add(id, running(trial));
      repository().add(other, running(trial));
      repository().append(other, List.of(report(trial, 9, "elbo", 9)));
    }
    for (int trial : List.of(5, 3, 1, 2)) {
      repository().append(id, List.of(report(trial, 1, "elbo", trial), report(trial, 2, "kl", 7)));
    }

    Map<Integer, Map<String, Curve>> some = repository().curves(id, 2, 4);
    assertThat(some.keySet()).containsExactly(2, 3);
    assertThat(some.get(3).keySet()).containsExactly("elbo", "kl");
    assertThat(values(some.get(3).get("elbo"))).containsExactly(3.0);
    assertThat(steps(some.get(2).get("kl"))).containsExactly(2);
    assertThat(repository().curves(id, 0, 5)).containsOnlyKeys(1, 2, 3, 5);
    assertThat(repository().curves(id, 4, 4)).isEmpty();
    assertThat(repository().curves(id, 0)).isEmpty();
    assertThat(repository().curves(other + 1, 0, 5)).isEmpty();
  }

  @Test
  default void valuesOfCurvesAreExact() {
    long id = study();
    repository().add(id, running(0));
    double[] odd = {
      Double.NaN,
      Double.NEGATIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      -0.0,
      Double.MIN_VALUE,
      -Double.MAX_VALUE,
      1.0 / 3,
      0.1f
    };
    for (int i = 0; i < odd.length; i++) {
      repository().append(id, List.of(report(0, i + 1, "elbo", odd[i])));
    }
    Curve kept = repository().curves(id, "elbo").get(0);
    for (int i = 0; i < odd.length; i++) {
      assertThat(Double.doubleToLongBits(kept.value(i))).isEqualTo(Double.doubleToLongBits(odd[i]));
    }
  }

  @Test
  default void aStepIsReportedOnce() {
    long id = study();
    repository().add(id, running(0));
    repository()
        .append(
            id, List.of(report(0, 1, "elbo", 1), report(0, 1, "elbo", 2), report(0, 2, "elbo", 3)));
    repository()
        .append(
            id,
            List.of(
                report(0, 2, "elbo", 4),
                report(0, 2, "other", 4),
                report(0, 1, "elbo", 5),
                report(0, 3, "elbo", 6)));

    assertThat(values(repository().curves(id, "elbo").get(0))).containsExactly(1.0, 3.0, 6.0);
    assertThat(repository().curves(id, "other")).isEmpty();
  }

  @Test
  default void stepsMayJumpButNotGoBack() {
    long id = study();
    repository().add(id, running(0));
    int most = Integer.MAX_VALUE;
    repository()
        .append(
            id,
            List.of(
                report(0, 10, "elbo", 1),
                report(0, 1000, "elbo", 2),
                report(0, 20, "elbo", 3),
                report(0, most, "elbo", 4)));

    assertThat(steps(repository().curves(id, "elbo").get(0))).containsExactly(10, 1000, most);
  }

  @Test
  default void reportsOfTrialsThatAreNotKeptAreIgnored() {
    long id = study();
    repository().add(id, running(0));
    repository().append(id, List.of(report(1, 1, "elbo", 1), report(0, 1, "elbo", 2)));
    repository().append(id + 1, List.of(report(0, 1, "elbo", 3)));
    repository().append(id, List.of());
    repository().append(id, List.of(new Report(0, 2, Map.of())));

    assertThat(repository().curves(id, "elbo")).containsOnlyKeys(0);
    assertThat(values(repository().curves(id, "elbo").get(0))).containsExactly(2.0);
  }

  @Test
  default void theLastReportsOfATrialMayComeAfterItsEnd() {
    long id = study();
    repository().add(id, running(0));
    repository().append(id, List.of(report(0, 1, "elbo", 1)));
    Trial ended = running(0).end(TrialState.PRUNED, "", NOON);
    repository().update(id, ended);
    repository().append(id, List.of(report(0, 2, "elbo", 2)));

    assertThat(values(repository().curves(id, "elbo").get(0))).containsExactly(1.0, 2.0);
    assertThat(repository().trial(id, 0)).contains(ended);
  }

  @Test
  default void oneBigBatchEqualsManySmallOnes() {
    long big = repository().create(spec("big")).id();
    long small = repository().create(spec("small")).id();
    List<Report> all = new ArrayList<>();
    for (int step = 1; step <= 1500; step++) {
      for (int trial = 0; trial < 4; trial++) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("elbo", Math.sin(step * (trial + 1)));
        if (step % (trial + 1) == 0) {
          values.put("kl", step / 3.0);
        }
        all.add(new Report(trial, step * (trial + 1), values));
      }
    }
    for (int trial = 0; trial < 4; trial++) {
      repository().add(big, running(trial));
      repository().add(small, running(trial));
    }
    repository().append(big, all);
    for (int from = 0; from < all.size(); from += 37) {
      repository().append(small, all.subList(from, Math.min(all.size(), from + 37)));
    }

    assertSameCurves(repository().curves(big, "elbo"), repository().curves(small, "elbo"));
    assertSameCurves(repository().curves(big, "kl"), repository().curves(small, "kl"));
    assertThat(repository().curves(small, "elbo").get(3).size()).isEqualTo(1500);
    assertThat(repository().curves(small, "kl").get(3).size()).isEqualTo(375);
    assertSameCurves(repository().curves(big, 2), repository().curves(small, 2));
  }

  @Test
  default void aBatchOfVeryManyTrialsKeepsWhatTheyHadReported() {
    long id = study();
    int many = 1_100;
    List<Report> first = new ArrayList<>();
    List<Report> later = new ArrayList<>();
    for (int trial = 0; trial < many; trial++) {
      repository().add(id, running(trial));
      first.add(report(trial, 1, "elbo", trial));
    }
    for (int step = 2; step <= 3; step++) {
      for (int trial = 0; trial < many; trial++) {
        later.add(report(trial, step, "elbo", trial));
      }
    }
    repository().append(id, first);
    repository().append(id, later);

    Map<Integer, Curve> curves = repository().curves(id, "elbo");
    assertThat(curves).hasSize(many);
    assertThat(curves.values())
        .allSatisfy(curve -> assertThat(steps(curve)).containsExactly(1, 2, 3));
  }

  private static <K> void assertSameCurves(Map<K, Curve> a, Map<K, Curve> b) {
    assertThat(a.keySet()).isEqualTo(b.keySet()).isNotEmpty();
    a.forEach(
        (key, curve) -> {
          assertThat(steps(curve)).isEqualTo(steps(b.get(key)));
          assertThat(values(curve)).isEqualTo(values(b.get(key)));
        });
  }

  @Test
  default void namesOfMetricsAreKept() {
    long id = study();
    repository().add(id, running(0));
    Map<String, Double> values = new LinkedHashMap<>();
    for (String name :
        List.of("", " ", "loss", "LOSS", "val/loss", "ℓ 😀", "'; --", "x".repeat(500))) {
      values.put(name, (double) values.size());
    }
    repository().append(id, List.of(new Report(0, 1, values)));

    assertThat(repository().curves(id, 0)).hasSize(values.size());
    values.forEach(
        (name, value) -> {
          assertThat(values(repository().curves(id, name).get(0))).containsExactly(value);
          assertThat(values(repository().curves(id, 0).get(name))).containsExactly(value);
        });
  }

  @Test
  default void curvesBelongToTheCaller() {
    long id = study();
    repository().add(id, running(0));
    repository().append(id, List.of(report(0, 1, "elbo", 1)));
    Curve taken = repository().curves(id, "elbo").get(0);
    taken.add(2, 9);
    repository().append(id, List.of(report(0, 2, "elbo", 2)));

    assertThat(values(repository().curves(id, "elbo").get(0))).containsExactly(1.0, 2.0);
    assertThat(values(taken)).containsExactly(1.0, 9.0);
  }
}
