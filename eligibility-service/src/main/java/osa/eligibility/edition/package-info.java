/// Editions of data sets, such as the World Bank's income groups of a year. One comes as a CSV with
/// its source and is proposed, which records no fact: `ProposeEdition` -> `IncomeGroupsProposed`,
/// `DacListProposed` or `ConflictsProposed`, and `EditionPreviewed` with what it would change.
/// `PreviewAgain` -> `EditionPreviewed`. `AcceptEdition` -> `EditionAccepted` and, in the same
/// transaction, every fact in its country's file. `DiscardEdition` -> `EditionDiscarded`.
package osa.eligibility.edition;
