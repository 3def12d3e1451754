package org.tunebench.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Makes the packages for the system that it runs on. */
public final class Installer {
  private Installer() {}

  private static Set<String> types(String list) {
    return list.equals("all") ? Set.of() : Set.of(list.split(","));
  }

  /**
   * @param arguments the program's folder, the installer's source folder, the folder of icons, the
   *     list of third parties, the headless platform's jar, a folder to work in, the version of the
   *     build, the maintainer's address, the types of packages by comma or {@code all}
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    Order order =
        new Order(
            Path.of(arguments[0]),
            Path.of(arguments[1]),
            Path.of(arguments[2]),
            Path.of(arguments[3]),
            Path.of(arguments[4]),
            Path.of(arguments[5]),
            Order.packageVersion(arguments[6]),
            arguments[7],
            types(arguments[8]));
    AppImage maker = new AppImage(order);
    Path image = maker.make();
    new Packages(order).make(image);
    System.out.print(SizeTable.of(maker.appFolder(image), image));
    for (Path file : Folders.files(order.packages(), "")) {
      System.out.printf("%s: %.1f MB%n", file, Files.size(file) / 1e6);
    }
  }
}
