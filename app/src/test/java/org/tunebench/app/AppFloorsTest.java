package org.tunebench.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/**
 * The floors of the app, from below: the shell, fields, charts, figures and reports, which know no
 * page; tabs, which know no page; pages, which do not know each other; and the package {@code app}
 * itself, which puts all of them together. The command line stands beside them and knows none.
 */
@AnalyzeClasses(packages = "org.tunebench", importOptions = ImportOption.DoNotIncludeTests.class)
class AppFloorsTest {
  private static final String APP = "org.tunebench.app";

  private static final List<String> PAGES =
      List.of("studies", "builder", "live", "compare", "devices", "settings");

  /** What the page of a study consists of. */
  private static final List<String> TABS = List.of("trials", "analysis");

  /** What pages and tabs are made of. */
  private static final List<String> BELOW =
      List.of("shell", "field", "chart", "figure", "report", "plain");

  @ArchTest
  static void everyPackageThatIsNamedHereIsThere(JavaClasses classes) {
    assertThat(join(join(PAGES, TABS), BELOW))
        .allMatch(room -> classes.containPackage(APP + "." + room));
  }

  @ArchTest
  static final ArchRule THE_COMMAND_LINE_TOUCHES_NO_SCREEN =
      noClasses()
          .that()
          .resideInAPackage(APP + ".cli..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAnyPackage("javafx..", "org.jfree..", "java.awt..")
                  .or(otherAppPackages()))
          .because("verbs start without loading a toolkit");

  @ArchTest
  static final ArchRule A_REPORT_IS_MADE_WITHOUT_A_TOOLKIT =
      noClasses()
          .that()
          .resideInAPackage(APP + ".report..")
          .should()
          .transitivelyDependOnClassesThat()
          .resideInAnyPackage("javafx..")
          .because("the command line writes it, too, and starts without JavaFX");

  @ArchTest
  static final ArchRule FIGURES_ARE_MADE_WITHOUT_A_TOOLKIT =
      noClasses()
          .that()
          .resideInAPackage(APP + ".figure..")
          .should()
          .transitivelyDependOnClassesThat()
          .resideInAnyPackage("javafx..")
          .because("reports show them, too");

  @ArchTest
  static final ArchRule PAGES_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching(APP + ".(" + String.join("|", PAGES) + ")..")
          .should()
          .notDependOnEachOther()
          .because("navigation leads from page to page by routes");

  @ArchTest
  static final ArchRule TABS_DO_NOT_KNOW_PAGES =
      noClasses()
          .that()
          .resideInAnyPackage(packages(TABS))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages(PAGES));

  @ArchTest
  static final ArchRule WHAT_PAGES_STAND_ON_KNOWS_NONE =
      noClasses()
          .that()
          .resideInAnyPackage(packages(BELOW))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages(join(PAGES, TABS)));

  @ArchTest
  static final ArchRule THE_DATABASE_IS_OPENED_IN_ONE_PLACE =
      classes()
          .that()
          .resideInAPackage(APP + "..")
          .and()
          .resideOutsideOfPackage(APP)
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages("org.jooq..", "org.h2..", "org.flywaydb..", "java.sql..")
          .because("screens and verbs see studies through the engine's port");

  @ArchTest
  static final ArchRule THE_STORE_IS_KNOWN_TO_WHO_OPENS_IT =
      noClasses()
          .that()
          .resideInAPackage(APP + "..")
          .and()
          .haveNameNotMatching(".*\\.Local(Engine|Backend)(\\$.*)?")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("org.tunebench.store..")
                  .and(
                      DescribedPredicate.not(
                          JavaClass.Predicates.resideInAPackage("org.tunebench.store.optuna.."))))
          .because("all else talks to the engine; Optuna's files are read by whoever imports");

  @ArchTest
  static final ArchRule ENGINE_AND_STORE_KNOW_NO_SCREEN =
      noClasses()
          .that()
          .resideInAnyPackage("org.tunebench.engine..", "org.tunebench.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..", APP + "..");

  private static DescribedPredicate<JavaClass> otherAppPackages() {
    return JavaClass.Predicates.resideInAPackage(APP + "..")
        .and(
            DescribedPredicate.not(
                JavaClass.Predicates.resideInAnyPackage(
                    APP + ".cli..", APP + ".report..", APP + ".plain..")))
        .as("reside in another package of the app");
  }

  private static String[] packages(List<String> rooms) {
    return rooms.stream().map(room -> APP + "." + room + "..").toArray(String[]::new);
  }

  private static List<String> join(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
