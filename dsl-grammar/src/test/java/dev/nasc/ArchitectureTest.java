package dev.nasc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the arrows between the packages of the language, as ARCHITECTURE.md draws them. */
class ArchitectureTest {
  /**
   * Which packages a package may import beside itself and the JDK; a new package gets a line here.
   */
  private static final Map<String, List<String>> MAY_IMPORT =
      new TreeMap<>(
          Map.ofEntries(
              entry("source", List.of()),
              entry("diagnostic", List.of("source")),
              entry("ast", List.of("source")),
              entry("syntax", List.of("ast", "diagnostic", "source", "syntax.antlr")),
              entry("syntax.antlr", List.of()),
              entry("model", List.of("source")),
              entry("model.plan", List.of("source", "model")),
              entry("cost", List.of("model")),
              entry("analysis", List.of("model", "model.plan")),
              entry("explore", List.of("source", "model", "model.plan", "cost", "analysis")),
              entry(
                  "resolve",
                  List.of("ast", "model", "model.plan", "diagnostic", "source", "syntax")),
              entry("rule", List.of("source", "model", "model.plan", "explore", "diagnostic")),
              entry("format", List.of("syntax", "ast", "source", "model")),
              entry("graph", List.of("source", "model", "cost", "explore")),
              entry("compiler", List.of("*"))));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.nasc");

  @TestFactory
  Stream<DynamicTest> packagesImportOnlyWhatTheyMay() {
    return MAY_IMPORT.entrySet().stream()
        .map(e -> dynamicTest(e.getKey(), () -> importsOnly(e.getKey(), e.getValue())));
  }

  private static void importsOnly(String name, List<String> others) {
    var allowed =
        Stream.concat(
            Stream.of("java..", "org.jspecify.."), others.stream().map(ArchitectureTest::pattern));
    var engine = name.startsWith("syntax") ? Stream.of("org.antlr..") : Stream.<String>empty();
    var packages = Stream.of(Stream.of(pattern(name)), allowed, engine).flatMap(s -> s);
    classes()
        .that()
        .resideInAPackage(pattern(name))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(packages.toArray(String[]::new))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static String pattern(String name) {
    return name.equals("*") ? "dev.nasc.." : "dev.nasc." + name;
  }

  @Test
  void everyPackageHasItsLineInTheTable() {
    Set<String> unknown =
        CLASSES.stream()
            .map(c -> c.getPackageName().replaceFirst("^dev\\.nasc\\.", ""))
            .filter(name -> !MAY_IMPORT.containsKey(name))
            .collect(toCollection(TreeSet::new));
    assertEquals(Set.of(), unknown);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.nasc.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nothingTouchesFilesOrNetwork() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.(io\\.(File|RandomAccess).*|nio\\.(file|channels)\\..*|net\\..*)")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked =
        CLASSES.getPackage("dev.nasc").getSubpackagesInTree().stream()
            .filter(p -> !p.getClasses().isEmpty() && !p.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .filter(name -> !name.equals("dev.nasc.syntax.antlr")) // generated
            .collect(toCollection(TreeSet::new));
    assertEquals(Set.of(), unmarked);
  }
}
