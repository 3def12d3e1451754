package org.tunebench.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What shells complete with. */
class CompletionTest extends WithCommandLine {
  @Test
  void bashCompletesVerbsAndOptions() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
    assertThat(line.run("completion")).isZero();
    String script = line.file("completion.sh", line.out());

    assertThat(completed(script, "tunebench", "exp")).isEqualTo("export");
    assertThat(completed(script, "tunebench", "export", "--forc")).isEqualTo("--force");
    assertThat(completed(script, "tunebench", "export", "--format", "j")).isEqualTo("json");
    assertThat(completed(script, "tunebench", "import", "--goal", "max")).isEqualTo("maximize");
    assertThat(completed(script, "tunebench", "data", "--for", "s")).isEqualTo("scvi");
    assertThat(completed(script, "tunebench", "note", "--no-p")).isEqualTo("--no-pin");
    assertThat(completed(script, "tunebench", "help", "tem")).isEqualTo("templates");
  }

  /** What bash makes of the last word. */
  private static String completed(String script, String... words) throws Exception {
    String typed =
        "compopt() { :; }; source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_tunebench; echo \"${COMPREPLY[*]}\""
            .formatted(script, String.join(" ", words), words.length - 1);
    Process bash = new ProcessBuilder("/bin/bash", "-c", typed).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), UTF_8);
    bash.waitFor();
    return said.strip();
  }
}
