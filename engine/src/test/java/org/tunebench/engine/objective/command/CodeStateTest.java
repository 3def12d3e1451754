package org.tunebench.engine.objective.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log says of the code that a command runs. */
class CodeStateTest {
  private static final String FIRST = "0123456789abcdef0123456789abcdef01234567";
  private static final String SECOND = "89abcdef0123456789abcdef0123456789abcdef";

  @TempDir private Path folder;

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private String of(String... line) {
    return CodeState.of(folder, List.of(line), Map.of());
  }

  @Test
  void saysTheCommitOfTheBranchAroundTheFolder() throws IOException {
    write(".git/HEAD", "ref: refs/heads/feature/deep\n");
    write(".git/refs/heads/feature/deep", FIRST + "\n");

    Path inner = Files.createDirectories(folder.resolve("src/model"));
    assertThat(CodeState.of(inner, List.of(), Map.of()))
        .isEqualTo("git commit " + FIRST + " of branch feature/deep");
  }

  @Test
  void findsPackedReferencesDetachedCommitsAndFurtherWorktrees() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main\n");
    write(
        ".git/packed-refs",
        "# pack-refs\n%s refs/heads/other\n%s refs/heads/main\n".formatted(FIRST, SECOND));
    assertThat(of()).isEqualTo("git commit " + SECOND + " of branch main");

    write("tree/.git", "gitdir: ../.git/worktrees/tree\n");
    write(".git/worktrees/tree/HEAD", "ref: refs/heads/other\n");
    write(".git/worktrees/tree/commondir", "../..\n");
    assertThat(CodeState.of(folder.resolve("tree"), List.of(), Map.of()))
        .isEqualTo("git commit " + FIRST + " of branch other");

    write(".git/HEAD", FIRST + "\n");
    assertThat(of()).isEqualTo("git commit " + FIRST);
  }

  @Test
  void saysNothingOfACheckoutThatHasNoCommitOrCannotBeRead() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main\n");
    assertThat(of()).isEmpty();
    write(".git/HEAD", "no commit\n");
    assertThat(of()).isEmpty();
    write("broken/.git", "gitdir: ../nowhere\n");
    assertThat(CodeState.of(folder.resolve("broken"), List.of(), Map.of())).isEmpty();
  }

  @Test
  void namesEachScriptByItsHashOnceAndNoOtherArgument() throws IOException {
    write("train.py", "abc");

    assertThat(of("python3", "train.py", "--lr=0.1", "train.py", "a\0b", ".", "missing.py"))
        .isEqualTo(
            "train.py has SHA-256"
                + " ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    write("train.py", "abcd");
    assertThat(of("python3", "train.py")).isNotEmpty().doesNotContain("ba7816bf");
  }

  @Test
  void takesNoDataForAScript() throws IOException {
    Files.write(folder.resolve("big.csv"), new byte[1_000_001]);
    assertThat(of("cat", "big.csv")).isEmpty();
  }

  @Test
  void namesTheActiveEnvironmentOfPython() {
    assertThat(CodeState.of(folder, List.of("python3"), Map.of("VIRTUAL_ENV", "/home/me/venv")))
        .isEqualTo("VIRTUAL_ENV /home/me/venv");
  }
}
