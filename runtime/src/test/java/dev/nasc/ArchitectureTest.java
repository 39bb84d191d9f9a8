package dev.nasc;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the packages of the runtime, as ARCHITECTURE.md draws them. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.nasc");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.nasc.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** What is not in this list never loads the engine: `check`, `cost`, `fmt`, tables, the store. */
  @Test
  void theEngineIsKnownToFewPackages() {
    onlyIn(
        "ai.djl..",
        "dev.nasc.network..",
        "dev.nasc.learn..",
        "dev.nasc.train..",
        "dev.nasc.phase..",
        "dev.nasc.evaluate.network..",
        "dev.nasc.data..");
  }

  @Test
  void oneClassKnowsTheNativeInterface() {
    noClasses()
        .that()
        .haveNameNotMatching("dev\\.nasc\\.network\\.Torch(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl.pytorch..")
        .check(CLASSES);
  }

  /** DJL's differ from the papers', keep global state, or cannot be saved; ours are in `train`. */
  @Test
  void trainingIsOurs() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "ai.djl.training.dataset..",
                "ai.djl.training.listener..",
                "ai.djl.training.optimizer..",
                "ai.djl.training.tracker..",
                "ai.djl.modality.cv.transform.."))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("ai\\.djl\\.(training\\.(Trainer|EasyTrain)|util\\.RandomUtils)")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    onlyIn("picocli..", "dev.nasc.cli..");
  }

  @Test
  void onlyTheRunStoreKnowsSql() {
    onlyIn("java.sql..", "dev.nasc.run..");
    onlyIn("org.sqlite..", "dev.nasc.run..");
  }

  /** What runs was resolved before; text is formatted through `format`. */
  @Test
  void theRuntimeNeverSeesTheSyntaxTree() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.nasc.ast",
            "dev.nasc.syntax..",
            "dev.nasc.resolve",
            "dev.nasc.format",
            "dev.nasc.compiler")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("dev.nasc.ast..", "dev.nasc.syntax..", "org.antlr.."))
        .check(CLASSES);
  }

  /** Deserializing foreign bytes runs their code. */
  @Test
  void nothingUsesJavaSerialization() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.Object(Input|Output)Stream")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked =
        CLASSES.getPackage("dev.nasc").getSubpackagesInTree().stream()
            .filter(p -> !p.getName().equals("dev.nasc.syntax.antlr")) // generated
            .filter(p -> !p.getClasses().isEmpty() && !p.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .filter(name -> !name.equals("dev.nasc.syntax.antlr")) // generated
            .collect(toCollection(TreeSet::new));
    assertEquals(Set.of(), unmarked);
  }

  private static void onlyIn(String library, String... homes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat(resideInAPackage(library))
        .check(CLASSES);
  }
}
