package osa.launcher.record;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// The files of the record as they are, one record type per file. An empty string is a value that
/// no source gives. `record/README.md` says where each file comes from.
final class RecordFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).build();

  private RecordFiles() {}

  /// @param incomeGroups the groups of the World Bank years 2023 to 2027, by column name
  record CountryRow(String iso3, String iso2, String name, String region, Map<String, String> all) {
    String column(String name) {
      return all.getOrDefault(name, "");
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record ConflictRow(
      @JsonProperty("country_iso3") String iso3,
      String conflict,
      String type,
      @JsonProperty("start_date") String startDate,
      @JsonProperty("end_date") String endDate,
      String intensity,
      String active,
      String note,
      @JsonProperty("osa_treatment_observed") String treatmentObserved,
      String source) {}

  record DeterminationRow(
      String iso3,
      String scope,
      String finding,
      @JsonProperty("valid_from") String validFrom,
      @JsonProperty("valid_to") String validTo,
      String reason,
      @JsonProperty("source_kind") String sourceKind,
      @JsonProperty("source_title") String sourceTitle,
      @JsonProperty("source_url") String sourceUrl,
      String confidence) {}

  record BudgetRow(
      @JsonProperty("fiscal_year") int fiscalYear,
      String kind,
      @JsonProperty("amount_jpy") String amountJpy,
      String date,
      @JsonProperty("source_title") String sourceTitle,
      @JsonProperty("source_url") String sourceUrl,
      String confidence) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record ProjectRow(
      @JsonProperty("fiscal_year") int fiscalYear,
      @JsonProperty("country_iso3") String iso3,
      @JsonProperty("recipient_organisation") String recipientOrganisation,
      String title,
      @JsonProperty("amount_jpy") String amountJpy,
      @JsonProperty("exchange_of_notes_date") String notesDate) {}

  static List<CountryRow> countries() {
    return csv("countries.csv", new TypeReference<Map<String, String>>() {}).stream()
        .map(
            row ->
                new CountryRow(
                    row.get("iso3"), row.get("iso2"), row.get("name"), row.get("wb_region"), row))
        .toList();
  }

  static List<ConflictRow> conflicts() {
    return csv("conflicts.csv", new TypeReference<>() {});
  }

  static List<DeterminationRow> determinations() {
    return csv("determinations.csv", new TypeReference<>() {});
  }

  static List<BudgetRow> budgets() {
    return csv("budgets.csv", new TypeReference<>() {});
  }

  static List<ProjectRow> projects() {
    return csv("projects.csv", new TypeReference<>() {});
  }

  static List<GrantFile> grants() {
    return json("grants.json", new TypeReference<>() {});
  }

  static List<AssessmentFile> assessments() {
    return json("assessments.json", new TypeReference<>() {});
  }

  private static <T> List<T> csv(String file, TypeReference<T> type) {
    var schema = CsvSchema.emptySchema().withHeader();
    try (var in = open(file);
        var rows = CSV.readerFor(type).with(schema).<T>readValues(in)) {
      return rows.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException("the packaged record is broken: " + file, e);
    }
  }

  private static <T> List<T> json(String file, TypeReference<List<T>> type) {
    try (var in = open(file)) {
      return JSON.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException("the packaged record is broken: " + file, e);
    }
  }

  private static InputStream open(String file) {
    return RecordFiles.class.getResourceAsStream("/record/" + file);
  }
}
