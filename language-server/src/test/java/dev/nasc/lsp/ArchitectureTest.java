package dev.nasc.lsp;

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
import java.util.stream.Stream;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the packages of the language server, as ARCHITECTURE.md draws them. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.nasc");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.nasc.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheServerKnowsTheProtocol() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.nasc.lsp..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.lsp4j..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void rangesAndPositionsAreMadeInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.nasc.lsp.protocol")
        .should()
        .callConstructor(Range.class)
        .orShould()
        .callConstructor(Range.class, Position.class, Position.class)
        .orShould()
        .callConstructor(Position.class)
        .orShould()
        .callConstructor(Position.class, int.class, int.class)
        .check(CLASSES);
  }

  @Test
  void theServerSeesTheLanguageThroughItsOwnTypes() {
    noClasses()
        .that()
        .resideInAPackage("dev.nasc.lsp..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.antlr..", "ai.djl..", "picocli..", "java.sql..")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    var root = CLASSES.getPackage("dev.nasc.lsp");
    Set<String> unmarked =
        Stream.concat(Stream.of(root), root.getSubpackagesInTree().stream())
            .filter(p -> !p.getClasses().isEmpty() && !p.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(toCollection(TreeSet::new));
    assertEquals(Set.of(), unmarked);
  }
}
