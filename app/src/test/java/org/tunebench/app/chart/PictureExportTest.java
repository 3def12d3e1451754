package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.TestServices;

class PictureExportTest {
  @TempDir Path folder;
  private final TestServices person = new TestServices();

  private record Broken() implements Drawing {
    @Override
    public String title() {
      return "broken";
    }

    @Override
    public List<String> describe(int trial) {
      return List.of();
    }

    @Override
    public List<Mark> draw(Graphics2D g2, Rectangle2D area, ChartTheme theme) {
      throw new IllegalStateException("half way");
    }
  }

  @Test
  void aPictureThatCannotBeWrittenLeavesTheOldOne() throws IOException {
    Path file = Files.writeString(folder.resolve("old.svg"), "old");
    person.choose(file);
    PictureExport export = new PictureExport(person.on(new FakeSearchEngine()));
    assertThatThrownBy(() -> export.ask(Optional.of(new Broken()), "", 500, 400))
        .hasMessage("half way");
    assertThat(file).hasContent("old");
  }
}
