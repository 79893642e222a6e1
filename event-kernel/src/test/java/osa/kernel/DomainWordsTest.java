package osa.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The kernel is mechanism: none of its names knows what the programme is about. Comments and
/// texts may give examples.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DomainWordsTest {

  private static final Path MAIN = Path.of("src/main/java");

  private static final Pattern NOT_CODE =
      Pattern.compile(
          "\"\"\".*?\"\"\"|\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])+'|//[^\\n]*|/\\*.*?\\*/",
          Pattern.DOTALL);
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(grant|budget|eligib|assess|fiscal|japan|beneficiar|recipient|appropriat).*"
              + "|yen|jpy|countr(y|ies)");

  @Test
  void no_identifier_of_the_kernel_is_a_domain_word() throws IOException {
    List<String> found = new ArrayList<>();
    int files = 0;
    try (Stream<Path> sources = Files.walk(MAIN)) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        files++;
        for (String identifier : domainIdentifiers(Files.readString(source))) {
          found.add(source.getFileName() + ": " + identifier);
        }
      }
    }
    assertEquals(List.of(), found);
    assertTrue(files > 50, "looked at too little");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class GrantId {}",
        "long amountJpy;",
        "int FISCAL_YEAR = 1;",
        "void isEligible() {}",
        "import osa.budget.X;",
        "String s = \"}\"; long yen;",
        "char c = '\"'; long yen; char d = '\"';"
      })
  void the_scan_finds_them(String code) {
    assertEquals(1, domainIdentifiers(code).size(), code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// a grant in yen",
        "/// of Japan\nint a;",
        "/* budget */",
        "String s = \"fiscal \\\" year\";",
        "String s = \"\"\"\n  a \"grant\"\n  \"\"\";",
        "int yenta, migrant, county;"
      })
  void the_scan_leaves_comments_texts_and_other_words_alone(String code) {
    assertEquals(List.of(), domainIdentifiers(code));
  }

  private static List<String> domainIdentifiers(String source) {
    List<String> found = new ArrayList<>();
    Matcher identifiers = IDENTIFIER.matcher(NOT_CODE.matcher(source).replaceAll(" "));
    while (identifiers.find()) {
      if (WORD.matcher(identifiers.group())
          .results()
          .map(word -> word.group().toLowerCase(Locale.ROOT))
          .anyMatch(word -> DOMAIN.matcher(word).matches())) {
        found.add(identifiers.group());
      }
    }
    return found;
  }
}
