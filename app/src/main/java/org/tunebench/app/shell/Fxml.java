package org.tunebench.app.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads screens of the resources module. */
public final class Fxml {
  /** Where the screens are. */
  public static final String ROOT = "/org/tunebench/ui/";

  private static final List<String> STYLES =
      List.of("app.css", "live/study.css", "compare/compare.css", "analysis/analysis.css");

  private Fxml() {}

  /**
   * The style sheets of all pages, for the root of a window. A page with a sheet of its own would
   * have it read, and what it says of each control found, anew whenever it is opened.
   */
  public static List<String> styles() {
    return STYLES.stream().map(path -> resource(path).toExternalForm()).toList();
  }

  /**
   * Loads a screen and fills its controller.
   *
   * @param path below {@link #ROOT}: {@code builder/Builder.fxml}
   * @param controller an instance of the class that the file names
   */
  public static Parent load(String path, Object controller, Texts texts) {
    FXMLLoader loader = new FXMLLoader(resource(path), texts.bundle());
    loader.setControllerFactory(type -> type.isInstance(controller) ? controller : part(type));
    try {
      return loader.load();
    } catch (IOException broken) {
      throw new UncheckedIOException("the screen " + path + " cannot be loaded", broken);
    }
  }

  /** The controller of an included screen: a public class with an empty constructor. */
  private static Object part(Class<?> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException cannot) {
      throw new IllegalStateException(type + " cannot be made", cannot);
    }
  }

  /** A file of the resources module. */
  public static URL resource(String path) {
    URL found = Fxml.class.getResource(ROOT + path);
    if (found == null) {
      throw new IllegalStateException("there is no resource " + ROOT + path);
    }
    return found;
  }
}
