package osa.eligibility.dmn;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import osa.eligibility.dmn.Finding.Code;

/// Looks at the text of a model before any engine does. What is let through is a part of DMN in
/// which every question has an end: decision tables and literal expressions that ask decisions.
/// Left out are the elements by which a model reaches outside itself (imports, external functions)
/// or calls itself (business knowledge models, functions, iterations), and what answers differently
/// from one day to the next (the clock, random numbers); see [ExpressionText].
public final class ModelText {

  /// The longest model, in bytes of UTF-8. The largest in use has 60,000.
  public static final int BYTES_MAX = 250_000;

  /// The most decisions, inputs and rows together.
  public static final int ELEMENTS_MAX = 20_000;

  /// How deep elements may be nested.
  public static final int DEPTH_MAX = 40;

  private static final String MODEL = "definitions";
  private static final String TEXT = "text";

  /// Where the boxes are drawn.
  private static final String DRAWING = "DMNDI";

  /// What editors keep for themselves.
  private static final String EXTENSIONS = "extensionElements";

  private static final Set<String> ALLOWED =
      Set.of(
          "description",
          EXTENSIONS,
          "itemDefinition",
          "itemComponent",
          "typeRef",
          "allowedValues",
          "typeConstraint",
          TEXT,
          "inputData",
          "variable",
          "decision",
          "question",
          "allowedAnswers",
          "informationRequirement",
          "requiredInput",
          "requiredDecision",
          "authorityRequirement",
          "requiredAuthority",
          "knowledgeSource",
          "type",
          "decisionTable",
          "input",
          "inputExpression",
          "inputValues",
          "output",
          "outputValues",
          "defaultOutputEntry",
          "annotation",
          "rule",
          "inputEntry",
          "outputEntry",
          "annotationEntry",
          "literalExpression",
          "textAnnotation",
          "association",
          "sourceRef",
          "targetRef",
          "group");

  /// Whose text is an expression, and not prose.
  private static final Set<String> EXPRESSIONS =
      Set.of(
          "inputExpression",
          "inputEntry",
          "outputEntry",
          "defaultOutputEntry",
          "literalExpression",
          "allowedValues",
          "typeConstraint",
          "inputValues",
          "outputValues",
          "allowedAnswers");

  private ModelText() {}

  /// What keeps the text from being given to the engine; none when it may be.
  public static List<Finding> findings(String xml) {
    int bytes = xml.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > BYTES_MAX) {
      return List.of(
          Finding.of(
              Code.TOO_LARGE,
              null,
              "The model has %d bytes; %d are allowed.".formatted(bytes, BYTES_MAX)));
    }
    List<Finding> findings = new ArrayList<>();
    try {
      read(xml, findings);
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
      findings.add(Finding.at(Code.NOT_WELL_FORMED, line, "The text is not well-formed XML."));
    }
    return findings;
  }

  private static void read(String xml, List<Finding> findings) throws XMLStreamException {
    XMLStreamReader reader = hardened().createXMLStreamReader(new StringReader(xml));
    Deque<String> path = new ArrayDeque<>();
    List<Expression> expressions = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int elements = 0;
    while (reader.hasNext()) {
      int line = reader.getLocation().getLineNumber();
      switch (reader.next()) {
        case XMLStreamConstants.DTD -> {
          findings.add(
              Finding.at(Code.DOCUMENT_TYPE, line, "The text has a document type declaration."));
          return;
        }
        case XMLStreamConstants.START_ELEMENT -> {
          if (++elements > ELEMENTS_MAX || path.size() >= DEPTH_MAX) {
            findings.add(
                Finding.at(
                    Code.TOO_LARGE,
                    line,
                    "The model has more than %d elements, or they are nested more than %d deep."
                        .formatted(ELEMENTS_MAX, DEPTH_MAX)));
            return;
          }
          if (!path.contains(DRAWING) && !path.contains(EXTENSIONS)) {
            refuseElement(reader, line, path, findings);
          }
          path.push(reader.getLocalName());
          text.setLength(0);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          if (path.pop().equals(TEXT) && EXPRESSIONS.contains(path.peek())) {
            expressions.add(new Expression(text.toString(), line));
          }
        }
        default -> {
          // Comments and white space say nothing.
        }
      }
    }
    expressions.forEach(expression -> refuse(expression, findings));
  }

  /// @param line where it ends
  private record Expression(String text, int line) {}

  /// By its name, whatever its namespace: the engine does not look at that either.
  private static void refuseElement(
      XMLStreamReader reader, int line, Deque<String> path, List<Finding> findings) {
    String name = reader.getLocalName();
    boolean allowed =
        switch (path.size()) {
          case 0 -> name.equals(MODEL) && isDmn(reader);
          case 1 -> ALLOWED.contains(name) || name.equals(DRAWING);
          default -> ALLOWED.contains(name) && !path.peek().equals(TEXT);
        };
    if (!allowed) {
      findings.add(
          Finding.at(
              Code.ELEMENT_NOT_ALLOWED,
              line,
              path.isEmpty()
                  ? "The text is no model in DMN 1.2 or later."
                  : "The element %s is not allowed.".formatted(name)));
    }
  }

  private static void refuse(Expression expression, List<Finding> findings) {
    ExpressionText.objection(expression.text())
        .map("An expression %s."::formatted)
        .map(message -> Finding.at(Code.EXPRESSION_NOT_ALLOWED, expression.line(), message))
        .ifPresent(findings::add);
  }

  /// DMN 1.1, in another namespace, is a language of its own.
  private static boolean isDmn(XMLStreamReader reader) {
    String namespace = reader.getNamespaceURI();
    return namespace != null && namespace.contains("/spec/DMN/") && namespace.contains("MODEL");
  }

  /// A reader that neither expands entities nor fetches anything.
  static XMLInputFactory hardened() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }
}
