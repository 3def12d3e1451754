package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.tunebench.store.Workspace;

class WorkbenchLogTest {
  @TempDir Path folder;

  @AfterEach
  void logAsBefore() throws JoranException {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    new ContextInitializer(context).autoConfig();
  }

  @Test
  void onlyTheLogThatIsWrittenToIsOpen() throws IOException {
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");
    Files.createDirectories(WorkbenchLog.file(other).getParent());
    Files.writeString(WorkbenchLog.file(other), "of last week");
    assertThat(WorkbenchLog.isOpen(one)).isFalse();

    WorkbenchLog.open(one);
    LoggerFactory.getLogger(WorkbenchLogTest.class).error("it went wrong");
    assertThat(WorkbenchLog.isOpen(one)).isTrue();
    assertThat(Files.readString(WorkbenchLog.file(one))).contains("it went wrong");
    assertThat(WorkbenchLog.isOpen(other)).isFalse();
  }

  @Test
  void whoeverLooksLeavesTheLogAloneOfTheProcessThatHasTheWorkspace() throws IOException {
    Path home = folder.resolve("theirs");
    Files.createDirectories(WorkbenchLog.file(home).getParent());
    Files.writeString(WorkbenchLog.file(home), "theirs");

    WorkbenchLog.openToLook(home);
    LoggerFactory.getLogger(WorkbenchLogTest.class).error("it went wrong");

    assertThat(Files.readString(WorkbenchLog.file(home))).isEqualTo("theirs");
    assertThat(Files.readString(WorkbenchLog.fileOfLooking(home)))
        .containsPattern(
            "ERROR \\[process " + ProcessHandle.current().pid() + "\\] \\[.*it went wrong");
  }

  @Test
  void readingAFileIsNoNews() throws IOException {
    Path home = folder.resolve("new");
    WorkbenchLog.open(home);
    LoggerFactory.getLogger("io.jhdf.HdfFile").info("Opening HDF5 file");
    LoggerFactory.getLogger("io.jhdf.HdfFile").warn("it is broken");
    assertThat(Files.readString(WorkbenchLog.file(home)))
        .contains("it is broken")
        .doesNotContain("Opening");
  }

  @Test
  void aNewWorkspaceIsNoReasonToWarn() throws IOException {
    Path home = folder.resolve("new");
    WorkbenchLog.open(home);
    Workspace.open(home).close();
    LoggerFactory.getLogger(WorkbenchLogTest.class).info("the end");
    assertThat(Files.readString(WorkbenchLog.file(home)))
        .contains("the end")
        .doesNotContain("WARN");
  }
}
