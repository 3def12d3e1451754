package org.tunebench.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The floors of the engine: a room may use only the rooms below it, and no screen or database. */
class FloorsTest {
  private static final String ENGINE = "org.tunebench.engine";
  private static final String TORCH = "org.bytedeco.pytorch";

  /**
   * From the roof down. Objectives are below those who ask them: a worker opens them, and a study
   * file takes its metric, its space and its baseline from them where it does not say.
   */
  private static final List<String> ROOMS =
      List.of(
          "run",
          "studyfile",
          "compute",
          "objective",
          "sampler",
          "pruner",
          "analysis",
          "data",
          "study",
          "space",
          "processes");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ENGINE);

  private static String room(String name) {
    return ENGINE + "." + name + "..";
  }

  private static ArchRule uses(String name, DescribedPredicate<JavaClass> others) {
    return noClasses()
        .that()
        .resideInAPackage(room(name))
        .should()
        .dependOnClassesThat(others)
        .allowEmptyShould(true);
  }

  @TestFactory
  Stream<DynamicTest> aRoomUsesOnlyTheRoomsBelowIt() {
    return ROOMS.stream()
        .skip(1)
        .map(
            name -> {
              String[] above =
                  ROOMS.subList(0, ROOMS.indexOf(name)).stream()
                      .map(FloorsTest::room)
                      .toArray(String[]::new);
              return DynamicTest.dynamicTest(
                  name,
                  () -> uses(name, JavaClass.Predicates.resideInAnyPackage(above)).check(CLASSES));
            });
  }

  @Test
  void everyRoomIsOnAFloor() {
    assertThat(CLASSES)
        .extracting(JavaClass::getPackageName)
        .filteredOn(name -> !name.equals(ENGINE))
        .extracting(name -> name.substring(ENGINE.length() + 1).split("\\.")[0])
        .isSubsetOf(ROOMS);
  }

  @Test
  void whatAllRoomsShareUsesNone() {
    noClasses()
        .that()
        .resideInAPackage(ENGINE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ENGINE + ".*..")
        .check(CLASSES);
  }

  @Test
  void cudaIsCalledInOneRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ENGINE + ".objective.torch")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage("org.bytedeco.cuda..", TORCH + ".cuda..")
                .or(HasName.Predicates.name(TORCH + ".global.torch_cuda")))
        .because("where CUDA's libraries are missing, these classes cannot be loaded")
        .check(CLASSES);
  }

  @Test
  void theEngineSeesNoScreenAndNoDatabase() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javafx..",
            "java.awt..",
            "javax.swing..",
            "java.sql..",
            "org.h2..",
            "org.jooq..",
            "org.flywaydb..",
            "org.tunebench.store..",
            "org.tunebench.app..")
        .check(CLASSES);
  }
}
