package osa.eligibility.dmn;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The decisions of a model as they are written, for readers; nothing is compiled, so a draft with
/// errors has an outline too.
///
/// @param decisions in the order of the text
public record ModelOutline(List<Decision> decisions) {

  /// @param form what is said once: the hit policy, or the expression of one that is no table
  /// @param rows none when it is no table
  public record Decision(String name, Map<String, String> form, List<Row> rows) {
    public Decision {
      rows = List.copyOf(rows);
    }

    /// Whether it matters which row stands above which.
    boolean isOrdered() {
      return switch (form.getOrDefault(HIT_POLICY, "")) {
        case "FIRST", "PRIORITY", "RULE ORDER", "OUTPUT ORDER" -> true;
        default -> false;
      };
    }
  }

  /// @param number as a reader counts, from 1
  /// @param id null when the model gives it none
  /// @param inputs what it is about, by column
  /// @param outputs what it says, by column
  /// @param annotations why, by column
  public record Row(
      int number,
      String id,
      Map<String, String> inputs,
      Map<String, String> outputs,
      Map<String, String> annotations) {

    /// All cells, by column, in the order of the table.
    Map<String, String> cells() {
      Map<String, String> cells = new LinkedHashMap<>();
      Stream.of(inputs, outputs, annotations).forEach(cells::putAll);
      return cells;
    }

    /// What a reader would call it: its first annotation, or what it is about.
    String label() {
      return annotations.values().stream()
          .filter(text -> !text.isBlank())
          .findFirst()
          .orElseGet(() -> String.join("; ", inputs.values()));
    }
  }

  static final String HIT_POLICY = "Hit policy";
  private static final String EXPRESSION = "Expression";

  public ModelOutline {
    decisions = List.copyOf(decisions);
  }

  /// Empty when the text is no XML without a document type, or larger than [ModelText] lets in.
  public static Optional<ModelOutline> of(String xml) {
    boolean unreadable =
        ModelText.findings(xml).stream()
            .map(Finding::code)
            .anyMatch(
                code ->
                    switch (code) {
                      case TOO_LARGE, NOT_WELL_FORMED, DOCUMENT_TYPE -> true;
                      default -> false;
                    });
    if (unreadable) {
      return Optional.empty();
    }
    try {
      Element root = parse(xml);
      return Optional.of(
          new ModelOutline(
              children(root, "decision").stream().map(ModelOutline::decision).toList()));
    } catch (SAXException e) {
      return Optional.empty();
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException("cannot read XML from memory", e);
    }
  }

  private static Element parse(String xml)
      throws SAXException, IOException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getDocumentElement();
  }

  private static Decision decision(Element decision) {
    Map<String, String> form = new LinkedHashMap<>();
    List<Row> rows = new ArrayList<>();
    child(decision, "literalExpression")
        .ifPresent(expression -> form.put(EXPRESSION, text(expression)));
    child(decision, "decisionTable")
        .ifPresent(
            table -> {
              form.put(HIT_POLICY, hitPolicy(table));
              rows.addAll(rows(table));
            });
    return new Decision(decision.getAttribute("name"), form, rows);
  }

  private static String hitPolicy(Element table) {
    String hitPolicy = table.getAttribute("hitPolicy");
    String aggregation = table.getAttribute("aggregation");
    return (hitPolicy.isEmpty() ? "UNIQUE" : hitPolicy)
        + (aggregation.isEmpty() ? "" : " " + aggregation);
  }

  private static List<Row> rows(Element table) {
    List<String> inputs =
        children(table, "input").stream()
            .map(input -> child(input, "inputExpression").map(ModelOutline::text).orElse(""))
            .toList();
    List<String> outputs = names(children(table, "output"), "Answer");
    List<String> annotations = names(children(table, "annotation"), "Annotation");
    List<Row> rows = new ArrayList<>();
    for (Element rule : children(table, "rule")) {
      rows.add(
          new Row(
              rows.size() + 1,
              rule.hasAttribute("id") ? rule.getAttribute("id") : null,
              cells(inputs, children(rule, "inputEntry")),
              cells(outputs, children(rule, "outputEntry")),
              annotations(rule, annotations)));
    }
    return rows;
  }

  /// Some editors, dmn-js among them, keep a row's annotation as its description.
  private static Map<String, String> annotations(Element rule, List<String> columns) {
    Map<String, String> annotations = cells(columns, children(rule, "annotationEntry"));
    child(rule, "description")
        .ifPresent(
            description ->
                annotations.putIfAbsent("Description", stripped(description.getTextContent())));
    return annotations;
  }

  private static List<String> names(List<Element> columns, String otherwise) {
    return columns.stream()
        .map(column -> column.getAttribute("name"))
        .map(name -> name.isEmpty() ? otherwise : name)
        .toList();
  }

  /// Two columns of the same name are told apart by their place.
  private static Map<String, String> cells(List<String> columns, List<Element> entries) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      String column = i < columns.size() ? columns.get(i) : "Column " + (i + 1);
      cells.put(cells.containsKey(column) ? column + " " + (i + 1) : column, text(entries.get(i)));
    }
    return cells;
  }

  private static String text(Element element) {
    return child(element, "text").map(text -> stripped(text.getTextContent())).orElse("");
  }

  private static String stripped(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static Optional<Element> child(Element parent, String name) {
    return children(parent, name).stream().findFirst();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element && name.equals(element.getLocalName())) {
        children.add(element);
      }
    }
    return children;
  }
}
