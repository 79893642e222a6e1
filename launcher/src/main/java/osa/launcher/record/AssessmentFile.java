package osa.launcher.record;

import java.util.List;

/// One entry of `assessments.json`: a question that no grant asks and that shows what the rules
/// answer. Partners, context countries and undertakings are the same for all.
record AssessmentFile(
    String key,
    String recipientIso3,
    String validOn,
    List<String> pillars,
    Bodies.Beneficiary beneficiary,
    List<GrantFile.Item> items) {}
