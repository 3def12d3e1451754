package org.tunebench.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.tunebench",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class StoreArchitectureTest {
  @ArchTest
  static final ArchRule ONLY_THE_STORE_SEES_THE_DATABASE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.tunebench.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.h2..", "org.jooq..", "org.flywaydb..", "java.sql..", "org.sqlite..");

  @ArchTest
  static final ArchRule THE_STORE_SEES_NO_SCREEN =
      noClasses()
          .that()
          .resideInAPackage("org.tunebench.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..");

  @ArchTest
  static final ArchRule ONLY_THE_READER_OF_OPTUNA_SEES_SQLITE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.tunebench.store.optuna..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sqlite..");

  @ArchTest
  static final ArchRule THE_READER_OF_OPTUNA_GIVES_A_STUDY_AND_KEEPS_NONE =
      noClasses()
          .that()
          .resideInAPackage("org.tunebench.store.optuna..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAnyPackage(
                      "org.tunebench.store", "org.tunebench.store.db..")
                  .or(
                      JavaClass.Predicates.resideInAPackage("org.tunebench.engine.studyfile..")
                          .and(
                              DescribedPredicate.not(
                                  JavaClass.Predicates.resideInAPackage(
                                      "org.tunebench.engine.studyfile.table")))));

  @ArchTest
  static final ArchRule THE_STORE_SEES_ONLY_THE_STUDIES_OF_THE_ENGINE =
      noClasses()
          .that()
          .resideInAPackage("org.tunebench.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.tunebench.engine.run..",
              "org.tunebench.engine.compute..",
              "org.tunebench.engine.objective..",
              "org.tunebench.engine.sampler..",
              "org.tunebench.engine.pruner..",
              "org.tunebench.engine.analysis..",
              "org.tunebench.engine.data..");

  @ArchTest
  static final ArchRule THE_WORKSPACE_SEES_NO_STUDY_FILES =
      noClasses()
          .that()
          .resideInAPackage("org.tunebench.store..")
          .and()
          .resideOutsideOfPackage("org.tunebench.store.optuna..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.tunebench.engine.studyfile..")
          .because("only another tool's file becomes an imported study");

  @ArchTest
  static final ArchRule GENERATED_CLASSES_STAY_INSIDE =
      classes()
          .that()
          .resideInAPackage("org.tunebench.store.db..")
          .should()
          .onlyBeAccessed()
          .byAnyPackage("org.tunebench.store..");
}
