package org.tunebench.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packages of the system that this runs on. */
final class Packages {
  /** Says to Windows that a newer package replaces an older one; never to be changed. */
  private static final String UPGRADE_ID = "5f0b3c52-8d5e-4f39-9d54-2c1a7be2f6a4";

  private final Order order;
  private final Os os = Os.current();

  Packages(Order order) {
    this.order = order;
  }

  /** Makes every package whose tools are there. */
  void make(Path image) throws IOException {
    Folders.fresh(order.packages());
    for (String type : os.packageTypes()) {
      if (!order.wants(type)) {
        continue;
      }
      if (hasTools(type)) {
        jpackage(type, image, resources(type, image));
      } else {
        System.out.println("no " + type + ": its tools are not installed");
      }
    }
    if (os == Os.LINUX && order.wants("tar.gz")) {
      // Not before: jpackage would make a copy of what the link leads to. From the packages it is
      // made when they are installed.
      NativeLibraries.addSecondName(image.resolve("lib/app/natives"));
      archive(image);
    }
  }

  private static boolean hasTools(String type) {
    return switch (type) {
      case "deb" -> Tool.exists("dpkg-deb") && Tool.exists("fakeroot");
      case "rpm" -> Tool.exists("rpmbuild");
      default -> true;
    };
  }

  /** The templates of a type, filled in as far as jpackage does not do it. */
  private Path resources(String type, Path image) throws IOException {
    Path folder = Folders.fresh(order.work().resolve("resources").resolve(type));
    Path source = order.source().resolve(type);
    if (Files.isDirectory(source)) {
      Folders.copyAll(source, folder);
    }
    if (type.equals("deb")) {
      Path control = folder.resolve("control");
      String depends = new DebianDependencies(image).line();
      // JDKs call the version differently in their templates.
      String filled =
          Files.readString(control)
              .replace("@VERSION@", order.version() + "-1")
              .replace("@DEPENDS@", depends);
      Files.writeString(control, filled);
    }
    return folder;
  }

  private void jpackage(String type, Path image, Path resources) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--type", type, "--name", os.appName()));
    arguments.addAll(List.of("--app-image", image.toString()));
    arguments.addAll(List.of("--app-version", order.version(), "--vendor", Order.VENDOR));
    arguments.addAll(List.of("--description", Order.DESCRIPTION));
    arguments.addAll(List.of("--dest", order.packages().toString()));
    arguments.addAll(List.of("--resource-dir", resources.toString()));
    arguments.addAll(ofType(type));
    Tool.jdk("jpackage", arguments);
  }

  private List<String> ofType(String type) {
    return switch (type) {
      case "deb" ->
          List.of(
              "--linux-package-name", "tunebench",
              "--linux-app-release", "1",
              "--linux-app-category", "science",
              "--linux-deb-maintainer", order.maintainer(),
              "--license-file", order.source().resolve("../../LICENSE").normalize().toString());
      case "rpm" ->
          List.of(
              "--linux-package-name", "tunebench",
              "--linux-app-release", "1",
              "--linux-rpm-license-type", "Apache-2.0");
      case "msi" ->
          List.of(
              "--win-upgrade-uuid",
              UPGRADE_ID,
              "--win-menu",
              "--win-menu-group",
              "Tunebench",
              "--win-shortcut-prompt",
              "--win-dir-chooser");
      default -> List.of();
    };
  }

  /** The same folder to unpack anywhere, without any rights. */
  private void archive(Path image) {
    String name = "tunebench-" + order.version() + "-linux-" + architecture() + ".tar.gz";
    Tool.system(
        List.of(
            "tar",
            "--owner=0",
            "--group=0",
            "-czf",
            order.packages().resolve(name).toString(),
            "-C",
            image.getParent().toString(),
            image.getFileName().toString()));
  }

  private static String architecture() {
    String name = System.getProperty("os.arch");
    return name.equals("amd64") ? "x86_64" : name;
  }
}
