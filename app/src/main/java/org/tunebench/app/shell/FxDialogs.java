package org.tunebench.app.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ChoiceDialog;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputDialog;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;

/** Dialogs in front of the window. */
public final class FxDialogs implements Dialogs {
  private static final double TEXT_WIDTH = 420;
  private static final double MOST_HEIGHT = 320;

  /** What is longer has no room in an ordinary field, and its end is what one changes. */
  private static final int SHORT = 30;

  /** What people have programs for; the files of models and of AnnData are for other code. */
  private static final List<String> OPENED =
      List.of(".html", ".csv", ".json", ".yaml", ".yml", ".png", ".svg", ".pdf");

  private final Stage window;
  private final Texts texts;
  private final Notices notices;
  private final DesktopFiles files;
  private final Background background;
  private final FileChoosers choosers;

  /**
   * @param notices shows sentences in passing
   * @param files shows files in other programs
   */
  public FxDialogs(
      Stage window, Texts texts, Notices notices, DesktopFiles files, Background background) {
    this.window = window;
    this.texts = texts;
    this.notices = notices;
    this.files = files;
    this.background = background;
    this.choosers = new FileChoosers(FileChoosers.Native.inFrontOf(window));
  }

  @Override
  public void error(String heading, String sentence) {
    Alert alert = new Alert(Alert.AlertType.ERROR, "", button("Shell.Close", ButtonData.OK_DONE));
    prepare(alert, heading, sentence, "fth-alert-circle", "dialog-error");
    alert.showAndWait();
  }

  @Override
  public void notice(String sentence) {
    notices.show(sentence, List.of());
  }

  @Override
  public void notice(String sentence, Offer offer) {
    notices.show(sentence, List.of(offer));
  }

  @Override
  public void notice(String sentence, Offer offer, Runnable passed) {
    notices.show(sentence, offer, passed);
  }

  @Override
  public void written(String sentence, Path file) {
    Offer folder =
        new Offer(texts.get("Shell.Written.folder"), () -> show(file, files::showInFolder));
    Offer open = new Offer(texts.get("Shell.Written.open"), () -> show(file, files::open));
    boolean opens = OPENED.stream().anyMatch(file.toString().toLowerCase(Locale.ROOT)::endsWith);
    notices.show(sentence, opens ? List.of(open, folder) : List.of(folder));
  }

  private void show(Path file, Predicate<Path> way) {
    background.run(
        () -> way.test(file),
        shown -> {
          if (!shown) {
            error(
                texts.get("Shell.Written.notShown.heading"),
                texts.get("Shell.Written.notShown", file.toString()));
          }
        },
        never -> {},
        () -> {});
  }

  @Override
  public boolean confirm(
      String heading, String sentence, String action, ObservableValue<Boolean> stands) {
    ButtonType go = new ButtonType(action, ButtonData.OK_DONE);
    ButtonType cancel = cancel();
    Alert alert = question(heading, sentence, List.of(go, cancel));
    // What cannot be undone is not done by a key that was pressed once too often.
    ((Button) alert.getDialogPane().lookupButton(go)).setDefaultButton(false);
    ((Button) alert.getDialogPane().lookupButton(cancel)).setDefaultButton(true);
    ChangeListener<Boolean> end = (property, before, now) -> alert.close();
    stands.addListener(end);
    try {
      return stands.getValue() && alert.showAndWait().filter(go::equals).isPresent();
    } finally {
      stands.removeListener(end);
    }
  }

  @Override
  public Optional<Integer> decide(String heading, String sentence, List<String> actions) {
    List<ButtonType> ways = new ArrayList<>();
    for (String action : actions) {
      ways.add(new ButtonType(action, ways.isEmpty() ? ButtonData.OK_DONE : ButtonData.OTHER));
    }
    List<ButtonType> all = new ArrayList<>(ways);
    all.add(cancel());
    Alert alert = question(heading, sentence, all);
    return alert.showAndWait().map(ways::indexOf).filter(chosen -> chosen >= 0);
  }

  private ButtonType cancel() {
    return button("Shell.Cancel", ButtonData.CANCEL_CLOSE);
  }

  private Alert question(String heading, String sentence, List<ButtonType> buttons) {
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION, "", buttons.toArray(ButtonType[]::new));
    prepare(alert, heading, sentence, "fth-help-circle", "dialog-question");
    return alert;
  }

  @Override
  public boolean fill(Form form) {
    Dialog<ButtonType> dialog = new Dialog<>();
    ButtonType go = new ButtonType(form.action().get(), ButtonData.OK_DONE);
    dialog.getDialogPane().getButtonTypes().setAll(go, cancel());
    frame(dialog, form.heading());
    Button button = (Button) dialog.getDialogPane().lookupButton(go);
    button.textProperty().bind(form.action());
    button.disableProperty().bind(Bindings.not(form.ready()));
    Parent content = form.content().get();
    dialog.getDialogPane().setContent(scrolled((Region) content, Double.MAX_VALUE));
    // What is wrong takes room below its field.
    content
        .needsLayoutProperty()
        .addListener((was, old, now) -> Platform.runLater(() -> fit(dialog.getDialogPane())));
    dialog.setOnShown(shown -> Platform.runLater(() -> beginIn(content)));
    return dialog.showAndWait().filter(go::equals).isPresent();
  }

  private static void fit(DialogPane pane) {
    Window around = pane.getScene() == null ? null : pane.getScene().getWindow();
    if (around != null && pane.prefHeight(pane.getWidth()) != pane.getHeight()) {
      around.sizeToScene();
    }
  }

  private static void beginIn(Parent content) {
    if (content.lookup(".text-field") instanceof TextField first) {
      first.requestFocus();
      first.selectAll();
    }
  }

  @Override
  public Optional<String> ask(String heading, String label, String proposal) {
    TextInputDialog dialog = new TextInputDialog(proposal);
    dialog
        .getDialogPane()
        .getButtonTypes()
        .setAll(
            button("Shell.Ok", ButtonData.OK_DONE),
            button("Shell.Cancel", ButtonData.CANCEL_CLOSE));
    frame(dialog, heading);
    dialog.setContentText(label);
    keepLabel(dialog);
    TextField field = dialog.getEditor();
    field.setAccessibleText(label);
    field.setPrefWidth(proposal.length() > SHORT ? TEXT_WIDTH * 4 / 3 : TEXT_WIDTH * 2 / 3);
    field.selectAll();
    return dialog.showAndWait();
  }

  @Override
  public Optional<String> choose(String heading, String label, List<String> options) {
    ChoiceDialog<String> dialog = new ChoiceDialog<>(options.get(0), options);
    dialog
        .getDialogPane()
        .getButtonTypes()
        .setAll(
            button("Shell.Ok", ButtonData.OK_DONE),
            button("Shell.Cancel", ButtonData.CANCEL_CLOSE));
    frame(dialog, heading);
    dialog.setContentText(label);
    keepLabel(dialog);
    @SuppressWarnings("unchecked")
    ComboBox<String> choice =
        (ComboBox<String>) dialog.getDialogPane().getContent().lookup(".combo-box");
    choice.setAccessibleText(label);
    choice.setCellFactory(list -> new NameCell());
    choice.getStyleClass().add("long-name");
    return dialog.showAndWait();
  }

  /** Beside what is long it would get a line for each of its letters. */
  private static void keepLabel(Dialog<?> dialog) {
    Region label = (Region) dialog.getDialogPane().getContent().lookup(".label");
    label.setMinWidth(Region.USE_PREF_SIZE);
  }

  @Override
  public boolean assign(TableDraft table) {
    Dialog<ButtonType> dialog = new Dialog<>();
    ButtonType go = new ButtonType(texts.get("Shell.Import.action"), ButtonData.OK_DONE);
    dialog.getDialogPane().getButtonTypes().setAll(go, cancel());
    frame(dialog, texts.get("Shell.Import.Ask", table.file(), table.trials()));
    dialog
        .getDialogPane()
        .setContent(scrolled(new TableDialog(table, texts).content(), Double.MAX_VALUE));
    dialog
        .getDialogPane()
        .lookupButton(go)
        .disableProperty()
        .bind(table.problemProperty().isNotEmpty());
    return dialog.showAndWait().filter(go::equals).isPresent();
  }

  private ButtonType button(String key, ButtonData role) {
    return new ButtonType(texts.get(key), role);
  }

  private void prepare(
      Dialog<?> dialog, String heading, String sentence, String icon, String style) {
    frame(dialog, heading);
    FontIcon graphic = new FontIcon(icon);
    graphic.getStyleClass().add(style);
    dialog.setGraphic(graphic);
    // The label of the dialog itself would cut a long sentence off.
    Label label = new Label(sentence);
    label.setWrapText(true);
    label.setPrefWidth(TEXT_WIDTH);
    label.setMinHeight(Region.USE_PREF_SIZE);
    dialog.getDialogPane().setContent(scrolled(label, MOST_HEIGHT));
  }

  /** What is longer than a window is high scrolls: the buttons stay in sight. */
  private static ScrollPane scrolled(Region content, double mostHeight) {
    ScrollPane pane =
        new ScrollPane(content) {
          @Override
          protected double computePrefHeight(double width) {
            // The dialog gives its content room on all sides.
            double around = snappedTopInset() + snappedBottomInset();
            double height = content.prefHeight(content.prefWidth(-1));
            return Math.min(mostHeight, Math.ceil(height + around));
          }
        };
    pane.getStyleClass().add("dialog-words");
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return pane;
  }

  private void frame(Dialog<?> dialog, String heading) {
    Menus.close();
    dialog.initOwner(window);
    dialog.setTitle(texts.get("App.Name"));
    dialog.setHeaderText(heading);
    dialog.setGraphic(null);
    // On Linux a window manager gives a dialog of a fixed size only the least height of its pane:
    // of a sentence that scrolls that is one line.
    dialog.setResizable(true);
    OnScreen.keep(dialog);
    TypeAhead.install(dialog.getDialogPane());
    dialog.getDialogPane().getStylesheets().addAll(Fxml.styles());
  }

  @Override
  public Optional<Path> openFile(String title, List<FileKind> kinds) {
    return choosers.open(title, kinds);
  }

  @Override
  public List<Path> openFiles(String title, List<FileKind> kinds) {
    return choosers.openSeveral(title, kinds);
  }

  @Override
  public Optional<Path> openFolder(String title) {
    return choosers.folder(title);
  }

  @Override
  public Optional<Path> saveFile(String title, String proposal, List<FileKind> kinds) {
    return choosers
        .save(title, proposal, kinds)
        .flatMap(target -> named(target.file(), kinds, kinds.get(target.kind())));
  }

  /** The chooser has asked only whether the file may be replaced that was typed. */
  private Optional<Path> named(Path typed, List<FileKind> kinds, FileKind chosen) {
    Path file = FileEnding.of(typed, kinds, chosen);
    boolean may =
        file.equals(typed)
            || !Files.exists(file)
            || confirm(
                texts.get("Shell.Replace.heading", file.getFileName().toString()),
                texts.get("Shell.Replace.sentence"),
                texts.get("Shell.Replace.action"));
    return may ? Optional.of(file) : Optional.empty();
  }
}
