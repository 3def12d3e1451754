package org.tunebench.app;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.DrawingChart;

/**
 * Whether what a page shows can be read in the room that there is: charts are high enough and all
 * of them can be scrolled to, and of a table of trials some rows are in sight.
 */
final class ReadablePages {
  /** A chart without a heading, and one on a card. */
  private static final double LEAST_CHART = 200;

  private static final double LEAST_ON_A_CARD = 160;
  private static final int LEAST_ROWS = 4;

  private ReadablePages() {}

  /** Looks through a page. */
  static void look(Parent page, String where, List<String> problems) {
    // A look-up knows no list of styles.
    for (String kind : List.of(".histories-chart", ".groups-chart", ".drawing-chart")) {
      for (Node chart : page.lookupAll(kind)) {
        if (isShown(chart)) {
          lookAt((Region) chart, page, where, problems);
        }
      }
    }
    for (Node table : page.lookupAll(".trial-table")) {
      if (isShown(table) && rowsInSight((TableView<?>) table, page) < LEAST_ROWS) {
        problems.add(where + ": " + rowsInSight((TableView<?>) table, page) + " rows in sight");
      }
    }
  }

  /** Whether all rows of the tables that there is room for have come. */
  static boolean isFilled(Parent page) {
    return page.lookupAll(".trial-table").stream()
        .allMatch(table -> ((Region) table).getMaxHeight() == Region.USE_COMPUTED_SIZE);
  }

  private static void lookAt(Region chart, Parent page, String where, List<String> problems) {
    double least = least(chart);
    if (chart.getHeight() < least) {
      problems.add(where + ": only " + chart.getHeight() + " of " + least + " high: " + chart);
    }
    Node at = chart;
    for (Node above : above(chart, page).toList()) {
      boolean scrolls = above instanceof ScrollPane;
      Node whole = scrolls ? ((ScrollPane) above).getContent() : page;
      if ((scrolls || above == page) && !contains(whole, at)) {
        problems.add(where + ": a part can be reached by nobody: " + at);
      }
      at = scrolls ? above : at;
    }
  }

  private static double least(Region chart) {
    boolean card = above(chart, null).anyMatch(n -> n.getStyleClass().contains("insight-card"));
    if (card) {
      return LEAST_ON_A_CARD;
    }
    return chart instanceof DrawingChart drawn && drawn.drawingProperty().get() != null
        ? drawn.drawingProperty().get().leastHeight(chart.getWidth()) - 1
        : chart.getStyleClass().contains("histories-chart") ? Drawing.LEAST_HEIGHT : LEAST_CHART;
  }

  private static Stream<Node> above(Node node, Node last) {
    return Stream.iterate(
        node.getParent(), n -> n != null, n -> n == last ? null : (Node) n.getParent());
  }

  private static boolean contains(Node whole, Node part) {
    Bounds outer = whole.localToScene(whole.getLayoutBounds());
    Bounds inner = part.localToScene(part.getLayoutBounds());
    return inner.getMinY() >= outer.getMinY() - 1 && inner.getMaxY() <= outer.getMaxY() + 1;
  }

  private static long rowsInSight(TableView<?> table, Parent page) {
    return table.lookupAll(".table-row-cell").stream()
        .filter(row -> isShown(row) && !((IndexedCell<?>) row).isEmpty())
        .filter(row -> above(row, page).noneMatch(n -> hides(n, row)))
        .count();
  }

  /** Whether a node cuts off what stands beyond it. */
  private static boolean hides(Node above, Node row) {
    boolean cuts =
        above instanceof ScrollPane || above.getClip() != null || above.getParent() == null;
    return cuts && !contains(above, row);
  }

  private static boolean isShown(Node node) {
    return Stream.iterate(node, n -> n != null, n -> (Node) n.getParent())
        .allMatch(Node::isVisible);
  }
}
