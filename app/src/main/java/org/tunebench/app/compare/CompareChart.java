package org.tunebench.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.tunebench.app.chart.ChartActions;
import org.tunebench.app.chart.ChartTheme;
import org.tunebench.app.chart.ChartThemes;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.GroupsChart;
import org.tunebench.app.chart.GroupsDrawing;
import org.tunebench.app.chart.GroupsPicture;
import org.tunebench.app.chart.GroupsView;
import org.tunebench.app.chart.LeftOut;
import org.tunebench.app.chart.LeftOutNote;
import org.tunebench.app.chart.LineGroup;
import org.tunebench.app.chart.PictureActions;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;

/** Keeps a chart of groups in step with what a view model wants drawn. */
final class CompareChart {
  private final ObjectProperty<ChartTheme> theme = new SimpleObjectProperty<>(this, "theme");
  private final Texts texts;
  private final ReadOnlyObjectProperty<CompareViewModel.Content> content;
  private final BooleanProperty logValues;
  private final BooleanProperty showAll = new SimpleBooleanProperty(this, "showAll");
  private final GroupsChart chart;
  private final PictureActions picture;
  private final Set<Integer> hidden = new TreeSet<>();

  CompareChart(
      Services services,
      ReadOnlyObjectProperty<CompareViewModel.Content> content,
      BooleanProperty logValues) {
    theme.bind(ChartThemes.of(services.appearance()));
    this.texts = services.texts();
    this.content = content;
    this.logValues = logValues;
    this.chart = new GroupsChart(services.background(), view());
    this.picture = new PictureActions(services, chart, this::drawing, () -> "");
    chart.setWords(this::words);
    chart.setEmptyText(texts.get("Compare.Chart.Empty"));
    content.addListener((source, before, now) -> show());
    logValues.addListener((source, before, now) -> show());
    theme.addListener((source, before, now) -> show());
    showAll.addListener((source, before, now) -> show());
    show();
  }

  /** Lets a button leave outliers out of the axis, and a note say what is left out. */
  void bindClip(ToggleButton clip, LeftOutNote note) {
    clip.setSelected(true);
    showAll.addListener((source, before, now) -> clip.setSelected(!now));
    clip.setOnAction(event -> showAll.set(!clip.isSelected()));
    note.follow(chart.pictureProperty().map(GroupsPicture::leftOut).orElse(LeftOut.NOTHING), texts);
  }

  /** Lets a label say how many lines cannot be seen below others. */
  void bindCovered(Label note) {
    ObservableValue<Integer> covered =
        chart.pictureProperty().map(GroupsPicture::covered).orElse(0);
    note.textProperty().bind(covered.map(lines -> texts.get("Chart.Covered", lines)));
    note.visibleProperty().bind(covered.map(lines -> lines > 0));
    note.managedProperty().bind(note.visibleProperty());
  }

  /** What holds the chart has room for what stands around it and for a chart that can be read. */
  void keepReadable(Pane whole, Region place) {
    List<Region> around = new ArrayList<>();
    List<Observable> changes = new ArrayList<>();
    // A chart that has nothing to draw needs no more height than its sentence.
    changes.add(chart.pictureProperty());
    for (Node part : whole.getChildren()) {
      if (part != place && part instanceof Region region) {
        around.add(region);
        changes.add(region.heightProperty());
      }
    }
    whole
        .minHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> chart.minHeight(-1) + heights(around), changes.toArray(Observable[]::new)));
  }

  private static double heights(List<Region> parts) {
    return parts.stream().filter(Node::isManaged).mapToDouble(Region::getHeight).sum();
  }

  GroupsChart node() {
    return chart;
  }

  /** What can be done with it. */
  List<Action> actions() {
    List<Action> actions = new ArrayList<>(picture.actions(isDrawn()));
    actions.add(ChartActions.scale(logValues, isDrawn()));
    actions.add(ChartActions.outliers(showAll, isDrawn()));
    return actions;
  }

  /** Whether there is anything to see. */
  ObservableBooleanValue isDrawn() {
    return Bindings.isNotNull(chart.pictureProperty());
  }

  /** Writes what is shown to a file that the person chooses. */
  void export() {
    picture.export();
  }

  private Optional<Drawing> drawing() {
    CompareViewModel.Content now = content.get();
    String heading = texts.get("Compare.Chart.Heading", now.vertical(), now.horizontal());
    return chart.picture().map(shown -> new GroupsDrawing(heading, view()));
  }

  private void show() {
    chart.show(view());
    List<String> names = new ArrayList<>();
    content.get().groups().forEach(group -> names.add(group.name()));
    chart.setName(
        texts.get(
            "Compare.Chart.Name",
            content.get().vertical(),
            content.get().horizontal(),
            String.join(", ", names)));
  }

  /** Shows or hides a group; the others keep their colours. */
  void show(int group, boolean shown) {
    if (shown ? hidden.remove(group) : hidden.add(group)) {
      show();
    }
  }

  /** Those that are hidden have no lines. */
  private List<LineGroup> groups() {
    List<LineGroup> groups = new ArrayList<>(content.get().groups());
    hidden.stream()
        .filter(group -> group < groups.size())
        .forEach(group -> groups.set(group, new LineGroup(groups.get(group).name(), List.of())));
    return groups;
  }

  private GroupsView view() {
    CompareViewModel.Content now = content.get();
    return new GroupsView(
        groups(),
        now.horizontal(),
        now.counts(),
        now.vertical(),
        now.histories(),
        logValues.get(),
        showAll.get(),
        theme.get());
  }

  private List<String> words(GroupsPicture.Found found) {
    CompareViewModel.Content now = content.get();
    List<String> lines = new ArrayList<>();
    lines.add(now.groups().get(found.group()).name());
    boolean several = now.groups().get(found.group()).lines().size() > 1;
    if (several) {
      lines.add(texts.get("Trial.Title", Integer.toString(found.hit().trial())));
    }
    lines.add(now.horizontal() + " " + Numbers.brief(found.hit().step()));
    lines.add(now.vertical() + " " + Numbers.brief(found.hit().value()));
    List<String> alike =
        chart.alike(found).stream().map(group -> now.groups().get(group).name()).toList();
    if (!alike.isEmpty()) {
      lines.add(texts.get("Compare.Chart.Alike", String.join(", ", alike)));
    }
    return lines;
  }
}
