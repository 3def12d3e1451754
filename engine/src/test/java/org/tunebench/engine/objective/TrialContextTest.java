package org.tunebench.engine.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Configuration;

class TrialContextTest {
  private final List<Object> told = new ArrayList<>();
  private boolean stop;

  private final TrialContext trial =
      new TrialContext() {
        @Override
        public int number() {
          return 0;
        }

        @Override
        public Configuration configuration() {
          return new Configuration(Map.of());
        }

        @Override
        public long seed() {
          return 0;
        }

        @Override
        public Path folder() {
          return Path.of("");
        }

        @Override
        public void report(int step, Map<String, Double> values) {
          told.add(values);
        }

        @Override
        public void log(String line) {
          told.add(line);
        }

        @Override
        public boolean stopRequested() {
          return stop;
        }
      };

  @Test
  void theReportIsExactAndTheLogIsShort() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("loss", 1218.5212345678901);
    values.put("error", 0.0123456789012345);
    values.put("other", Double.NaN);

    assertThat(trial.reportEpoch(3, values)).isTrue();
    assertThat(told).containsExactly(values, "epoch 3: loss=1218.52, error=0.0123457, other=NaN");
    stop = true;
    assertThat(trial.reportEpoch(4, values)).isFalse();
  }
}
