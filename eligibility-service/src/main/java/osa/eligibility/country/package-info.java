/// What is known about countries. A country is registered with its first facts
/// (`CountryRegistered`); later ones follow as they become known: income groups, the DAC list,
/// transfer agreements, restrictions, conflict signals, and what the government determined about
/// conflicts (`IncomeGroupRecorded` to `DeterminationRecorded`). Nothing is ever changed: a later
/// fact supersedes an earlier one, and `Facts` answers what held on a day as known at an instant.
package osa.eligibility.country;
