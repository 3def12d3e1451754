package org.tunebench.engine.studyfile.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptMetricsTest {
  @TempDir private Path folder;

  @Test
  void theMetricsThatAScriptPrintsAreFound() throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("train.py"),
            """
            # prints tunebench: step=1 accuracy=0.5
            loss = step(x)
            if loss == 3:
              print(f"tunebench: step={e} train_loss={loss:.4f} val/loss={v}", flush=True)
            """);
    ScriptMetrics found = ScriptMetrics.read(script);
    assertThat(found.names()).containsExactly("train_loss", "val/loss");
    assertThat(found.lacks("loss")).isTrue();
    assertThat(found.lacks("val/loss")).isFalse();
    assertThat(ScriptMetrics.read(folder.resolve("gone.py")).lacks("loss")).isFalse();
  }

  @Test
  void theMetricsOfTheHelperAreFound() {
    ScriptMetrics found = ScriptMetrics.of("tb.report(epoch, acc=a, f1=f)\nresult(n_params=3)");
    assertThat(found.names()).containsExactly("acc", "f1", "n_params");
    assertThat(found.lacks("loss")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "print(f\"epoch={e} accuracy={acc:.4f}\")",
        "print('accuracy=%.4f' % acc)",
        "print('epoch={} accuracy={}'.format(e, acc))",
        "logger.info('accuracy=%s', acc)",
        "print('accuracy=', acc)",
        "print('accuracy = ' + str(acc))",
        "print(f'{accuracy=:.3f}')",
        "print(\n  f'epoch={e} '\n  f'accuracy={acc}',\n  flush=True)",
        "print('accuracy=0.5')",
      })
  void whatIsPrintedByItsNameIsAMetricButForCounters(String script) {
    ScriptMetrics found = ScriptMetrics.of(script);
    assertThat(found.names()).containsExactly("accuracy");
    assertThat(found.arePlain()).isTrue();
    assertThat(found.lacks("loss")).isTrue();
    assertThat(found.lacks("accuracy")).isFalse();
  }

  @Test
  void whatIsReportedOnPurposeGoesBeforeWhatIsPrinted() {
    String prints = "print(f'depth={d} val_acc={a}')\n";
    assertThat(ScriptMetrics.of(prints).names())
        .as("the likelier first")
        .containsExactly("val_acc", "depth");
    ScriptMetrics reports = ScriptMetrics.of(prints + "print(f'tunebench: kappa={k}')");
    assertThat(reports.names()).containsExactly("kappa");
    assertThat(reports.arePlain()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "print('loss=3')",
        "print(f'tunebench: {name}={value} acc={a}')",
        "print('tunebench: %s=%f' % x)",
        "report(e, **metrics)",
        "report(e, acc=a,\n  loss=l)",
        "print(f'tunebench: acc={a} '\n  f'loss={l}')",
        "print('tunebench:', json.dumps({'loss': 3}))",
        "report(e, acc=a)\nextra['loss'] = 3",
        "print(f'acc={a}')\nprint(json.dumps(asdict(r)))",
        "print(f'acc={a}')\nprint(' '.join(f'{k}={v}' for k, v in m.items()))",
        "print(f'acc={a} loss = {l:.3f}')",
        "print(f'acc={a}', file=log)",
        "import tunebench_report\nprint(f'acc={a}')",
        "print(f'step={s} lr={lr} batch_size={b} seed=3 time={t:.1f}s')",
        "line = f'acc={a}'",
        "print('usage: train.py --acc=3 [depth=N]')",
        "print(f'acc={a}'",
      })
  void whereAMetricMayBeReportedItIsNotSaidToLack(String script) {
    assertThat(ScriptMetrics.of(script).lacks("loss")).isFalse();
  }
}
