package osa.eligibility.dmn;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// A copy of the DMN technology compatibility kit (github.com/dmn-tck/tck), read where it lies.
/// Nothing of it is kept here.
///
/// @param root the folder with `TestCases` and `TestResults`
record ConformanceKit(Path root) {

  /// So many of the kit's small decisions stay well below [ModelText#BYTES_MAX].
  private static final int DECISIONS_OF_A_PART = 5;

  private static final String SCHEMA_INSTANCE = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;

  /// The cases of one file, about one model.
  ///
  /// @param place as the kit's own results name it: folder and file
  record CaseFile(String place, Path model, List<TestCase> cases) {}

  /// @param service whether a decision service is asked, and not decisions
  record TestCase(
      String id, boolean service, Map<String, Object> told, List<Expectation> expectations) {}

  /// @param value null when there must be none
  record Expectation(String decision, Object value) {}

  /// All files of the levels 2 and 3, in the order of their names.
  List<CaseFile> files() {
    return Stream.of("compliance-level-2", "compliance-level-3")
        .flatMap(level -> below(root.resolve("TestCases").resolve(level)).stream())
        .filter(path -> path.getFileName().toString().matches(".*-test-.*\\.xml"))
        .map(this::file)
        .toList();
  }

  /// The cases that the engine of this version passes by its own account, as place and id; empty
  /// when the kit has no account of it.
  Optional<Set<String>> claimed(String engineVersion) {
    Path account = root.resolve("TestResults/Drools/" + engineVersion + "/tck_results.csv");
    if (!Files.exists(account)) {
      return Optional.empty();
    }
    Set<String> claimed = new HashSet<>();
    for (String line : text(account).split("\n")) {
      String[] columns = line.replaceFirst("^\"", "").split("\",\"", 5);
      if (columns.length > 3 && columns[3].equals("SUCCESS")) {
        claimed.add(columns[0] + "/" + columns[1] + " " + columns[2]);
      }
    }
    return Optional.of(claimed);
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A model whose decisions ask none of the others, as several models with some of them each; only
  /// itself when they do ask each other.
  static List<String> parts(Path model) {
    List<String> names =
        children(parsed(model), "decision").map(decision -> decision.getAttribute("name")).toList();
    if (parsed(model).getElementsByTagNameNS("*", "informationRequirement").getLength() > 0) {
      return List.of(text(model));
    }
    return IntStream.iterate(0, from -> from < names.size(), from -> from + DECISIONS_OF_A_PART)
        .mapToObj(
            from ->
                new HashSet<>(
                    names.subList(from, Math.min(from + DECISIONS_OF_A_PART, names.size()))))
        .map(some -> part(parsed(model), some))
        .toList();
  }

  private static String part(Element model, Set<String> some) {
    children(model, "decision")
        .filter(decision -> !some.contains(decision.getAttribute("name")))
        .forEach(model::removeChild);
    try {
      StringWriter written = new StringWriter();
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(model), new StreamResult(written));
      return written.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException("cannot write XML into memory", e);
    }
  }

  private CaseFile file(Path path) {
    Element cases = parsed(path);
    String place =
        root.resolve("TestCases").relativize(path).toString().replaceFirst("\\.xml$", "");
    Path model =
        path.resolveSibling(only(cases, "modelName").orElseThrow().getTextContent().strip());
    return new CaseFile(
        place, model, children(cases, "testCase").map(ConformanceKit::testCase).toList());
  }

  /// Reads without expanding entities or fetching anything.
  private static Element parsed(Path path) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(path.toFile()).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalArgumentException(path.toString(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestCase testCase(Element element) {
    Map<String, Object> told = new HashMap<>();
    children(element, "inputNode")
        .forEach(input -> told.put(input.getAttribute("name"), value(input)));
    return new TestCase(
        element.getAttribute("id"),
        element.getAttribute("type").equals("decisionService"),
        told,
        children(element, "resultNode")
            .map(
                result ->
                    new Expectation(
                        result.getAttribute("name"),
                        only(result, "expected").map(ConformanceKit::value).orElse(null)))
            .toList());
  }

  private static Object value(Element holder) {
    Optional<Element> list = only(holder, "list");
    if (list.isPresent()) {
      List<Object> items = new ArrayList<>();
      children(list.get(), "item").forEach(item -> items.add(value(item)));
      return isNil(list.get()) ? null : items;
    }
    Optional<Element> value = only(holder, "value");
    if (value.isPresent()) {
      return isNil(value.get()) ? null : scalar(value.get());
    }
    Map<String, Object> components = new HashMap<>();
    children(holder, "component")
        .forEach(component -> components.put(component.getAttribute("name"), value(component)));
    return components.isEmpty() ? null : components;
  }

  private static Object scalar(Element value) {
    String text = value.getTextContent();
    String type = value.getAttributeNS(SCHEMA_INSTANCE, "type").replaceFirst(".*:", "");
    return switch (type) {
      case "boolean" -> Boolean.valueOf(text.strip());
      case "decimal", "double" -> new BigDecimal(text.strip());
      case "date" -> BuiltInType.DATE.fromString(text.strip());
      case "time" -> BuiltInType.TIME.fromString(text.strip());
      case "dateTime" -> BuiltInType.DATE_TIME.fromString(text.strip());
      case "duration" -> BuiltInType.DURATION.fromString(text.strip());
      case "string", "" -> text;
      default -> throw new IllegalArgumentException("a value of the type " + type);
    };
  }

  private static boolean isNil(Element element) {
    return element.getAttributeNS(SCHEMA_INSTANCE, "nil").equals("true");
  }

  private static Optional<Element> only(Element parent, String name) {
    return children(parent, name).findFirst();
  }

  private static Stream<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && name.equals(element.getLocalName())) {
        children.add(element);
      }
    }
    return children.stream();
  }
}
